import { readFileSync } from 'node:fs';
import type { Events } from '@handoff/schemas';
import { Transient } from '@handoff/stream-store';
import { describe, expect, it, vi } from 'vitest';
import { type Hosted, hostedOutcomes } from '../testing/hosted-outcomes.ts';

const example = JSON.parse(
  readFileSync(new URL('../../../../schemas/examples/ReferralOffered.json', import.meta.url), 'utf8'),
) as Events['ReferralOffered'];

const offer = (service: Hosted, person: string, referrer = 'harbor-worker-center') =>
  service.tell('ReferralOffered', `referral-${person}`, {
    ...example,
    referralId: `referral-${person}`,
    journeyId: `journey-${person}`,
    personId: `person-${person}`,
    referrer,
  });

const gained = (service: Hosted, person: string) => {
  const whose = {
    participationId: `participation-${person}`,
    referralId: `referral-${person}`,
    journeyId: `journey-${person}`,
    personId: `person-${person}`,
    provider: 'bayside-community-college',
  };
  const enrollment = { ...whose, program: 'aefla', enrolledOn: '2026-10-05', term: null };
  const gain = {
    ...whose,
    kind: 'measurable-skill-gain',
    type: 'educational-functioning-level',
    attainedOn: '2026-11-01',
    fromLevel: 'esl-2',
    toLevel: 'esl-3',
    evidence: 'pre-post-test',
  };
  return (async () => {
    await service.command('RecordEnrollment', whose.participationId, enrollment, `partner:b:${person}:1`);
    await service.command('RecordMilestone', whose.participationId, gain, `partner:b:${person}:2`);
  })();
};

const saidOf = async (service: Hosted, quarter: string) =>
  (await service.eventsOf(`news-harbor-worker-center-${quarter}`)).map(({ type, data }) => [
    type,
    data['lines'],
  ]);

describe('the news of a quarter', () => {
  it('is gathered by the clock ten days after it, once, and the next is awaited', async () => {
    const service = hostedOutcomes();
    for (const person of ['a', 'b']) {
      await offer(service, person);
      await gained(service, person);
    }
    await service.settle();
    // From November 2nd to January 9th, and then on.
    await service.pass(68);
    expect((await saidOf(service, '2026Q4')).map(([type]) => type)).toEqual(['NewsAwaited']);
    await service.pass(1);
    const people = ['person-a', 'person-b'];
    const [, , [, lines] = []] = await saidOf(service, '2026Q4');
    expect(lines).toEqual([
      { what: 'enrolled', level: null, people },
      { what: 'level', level: 'esl-3', people },
    ]);
    await service.pass(30);
    expect(await saidOf(service, '2026Q4')).toHaveLength(3);
    expect((await saidOf(service, '2027Q1')).map(([type]) => type)).toEqual(['NewsAwaited']);
  });

  it('reads the facts once for all agencies whose news fall due together', async () => {
    const service = hostedOutcomes();
    await offer(service, 'a');
    await offer(service, 'b', 'rio-bend-worker-center');
    await gained(service, 'a');
    await service.settle();
    const rows = vi.spyOn(service.tables, 'rows');
    await service.pass(69);
    expect((await saidOf(service, '2026Q4')).map(([type]) => type)).toContain('NewsGathered');
    expect(await service.eventsOf('news-rio-bend-worker-center-2026Q4')).toHaveLength(3);
    expect(rows.mock.calls.filter(([table]) => table === 'facts_enrollment')).toHaveLength(1);
  });

  it('is read again after the facts could not be read', async () => {
    const service = hostedOutcomes();
    await offer(service, 'a');
    await gained(service, 'a');
    await service.settle();
    vi.spyOn(service.tables, 'rows').mockRejectedValueOnce(new Transient('store-away', 'no answer'));
    await service.pass(69);
    const [, , [type, lines] = []] = await saidOf(service, '2026Q4');
    expect([type, (lines as readonly unknown[]).length]).toEqual(['NewsGathered', 2]);
  });

  it('is gathered for each quarter after a long silence, whatever was reported in it', async () => {
    const service = hostedOutcomes();
    await offer(service, 'a');
    await service.pass(400);
    const types = await Promise.all(
      ['2026Q4', '2027Q1', '2027Q2', '2027Q3'].map(async (quarter) =>
        (await saidOf(service, quarter)).at(-1),
      ),
    );
    expect(types).toEqual(types.map(() => ['NewsGathered', []]));
  });
});
