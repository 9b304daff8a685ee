import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  calls,
  commands,
  dataSchemaOf,
  mayCall,
  ownerOf,
  partnerMessages,
  partnerTopics,
  recordNamed,
  records,
  serviceNames,
  topicOf,
  topics,
} from './index.ts';

const named = (...kinds: readonly string[]) =>
  [...records.values()].filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);

describe('the topics', () => {
  it('carry every event and command, each on one topic', () => {
    const carried = Object.values(topics).flatMap(({ carries }) => carries);
    expect([...carried].sort()).toEqual(named('event', 'command').sort());
  });

  it('have 24 partitions and no record of another context', () => {
    for (const { partitions } of Object.values(topics)) expect(partitions).toBe(24);
    expect(topics['handoff.referrals'].carries.map((name) => recordNamed(name).context)).not.toContain(
      'partners',
    );
  });

  it('are found by record', () => {
    expect(topicOf('ReferralOffered')).toBe('handoff.referrals');
    expect(topicOf('RecordMilestone')).toBe('handoff.commands');
    expect(topicOf('PartnerRegistered')).toBe('handoff.partners');
    expect(() => topicOf('ReferralNotice')).toThrow('partnerTopics(slug)');
  });

  it('say who owns a record', () => {
    expect(['ReferralOffered', 'SubmitIntake', 'RecordExit', 'CommandAnswered'].map(ownerOf)).toEqual([
      'routing',
      'intake',
      'outcomes',
      'every',
    ]);
  });

  it('give each partner two of its own, for the messages of the partner contract', () => {
    expect(partnerTopics('harbor-worker-center')).toEqual({
      in: 'handoff.partner.harbor-worker-center.in',
      out: 'handoff.partner.harbor-worker-center.out',
    });
    expect([...partnerMessages.in, ...partnerMessages.out].sort()).toEqual(named('partner').sort());
  });

  it('are drawn in the README, with the partner messages', () => {
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
    const shorts = [...partnerMessages.in, ...partnerMessages.out].map((name) => recordNamed(name).short);
    const missing = [...Object.keys(topics), ...shorts].filter((name) => !readme.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  it('go with a ce_dataschema that names the version', () => {
    expect(dataSchemaOf('IntakeSubmitted')).toMatch(
      /^urn:handoff:schema:handoff\.intake\.IntakeSubmitted:\d+$/,
    );
  });
});

describe('the commands', () => {
  it('each belong to one service and name the stream by a field of their own', () => {
    expect(Object.keys(commands).sort()).toEqual(named('command').sort());
    for (const [name, { key }] of Object.entries(commands)) {
      const { fields } = recordNamed(name).schema as { fields: { name: string }[] };
      expect(fields.map((field) => field.name)).toContain(key);
    }
  });
});

describe('who may call whom', () => {
  it('lets the gateway command every owner, and every service fetch tails of the others', () => {
    expect(['intake', 'routing', 'outcomes'].every((owner) => mayCall('gateway', owner, 'commands'))).toBe(
      true,
    );
    expect(mayCall('outcomes', 'routing', 'streams')).toBe(true);
    expect(mayCall('routing', 'outcomes', 'commands')).toBe(false);
  });

  it('lets outcomes ask whether consent is live before rows go out, and never near keys, contact or verdicts', () => {
    const asked = calls.filter(({ from }) => from === 'outcomes').map(({ operation }) => operation);
    expect([...new Set(asked)].toSorted()).toEqual(['auditHeads', 'consent', 'history', 'streams']);
  });

  it('keeps the operator to counts, figures, listings, partners, what waits, what is mended and the audit trail', () => {
    const operations = new Set(
      calls.filter(({ from }) => from === 'operator').map(({ operation }) => operation),
    );
    expect([...operations].sort()).toEqual([
      'audit',
      'exports',
      'figures',
      'funds',
      'journeys',
      'keyRotation',
      'listings',
      'metrics',
      'parked',
      'partners',
      'reconcile',
      'releases',
      'replay',
      'reports',
      'summary',
    ]);
  });

  it('has what takes two people asked by the gateway alone, which has seen who they are', () => {
    const asking = calls.filter(({ operation }) => operation === 'holds' || operation === 'breakGlass');
    expect(new Set(asking.map(({ from }) => from))).toEqual(new Set(['gateway']));
  });

  it("lets the operator alone read every service's metrics", () => {
    const readers = calls.filter(({ operation }) => operation === 'metrics');
    expect(new Set(readers.map(({ from }) => from))).toEqual(new Set(['operator']));
    expect(readers.map(({ to }) => to)).toEqual([...serviceNames]);
  });

  it('knows no caller that is not listed', () => {
    expect(mayCall('toString', 'intake', 'keys')).toBe(false);
  });
});
