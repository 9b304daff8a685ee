import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { inMemoryClient } from '@handoff/host/in-memory';
import type { Events } from '@handoff/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Hosted, hostedOutcomes } from '../testing/hosted-outcomes.ts';
import { rebuild, type ToldEvent } from '../tables/rebuild.ts';
import { analyze } from './analyze.ts';
import { askOutcomes } from './ask-outcomes.ts';
import { reportInWords, snapshotInWords } from './in-words.ts';
import { report } from './report.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-words-'));
afterAll(() => rmSync(folder, { recursive: true }));

const offered = JSON.parse(
  readFileSync(new URL('../../../../schemas/examples/ReferralOffered.json', import.meta.url), 'utf8'),
) as Events['ReferralOffered'];

const agencies = { 'north-shore-career-center': 'one-stop', 'harbor-worker-center': 'worker-center' };
const registered: readonly ToldEvent[] = Object.entries(agencies).map(([slug, kind]) => ({
  type: 'PartnerRegistered',
  data: { slug, kind, jurisdiction: 'US-MA', reports: { kinds: ['enrolled', 'exit'], services: null } },
  origin: { id: `event-${slug}`, subject: slug, sequence: 1, time: '2026-11-02T10:00:00.000Z' },
}));

let service: Hosted;
const ask = () => askOutcomes(inMemoryClient(service.call, 'outcomes', 'operator'));
beforeAll(async () => {
  service = hostedOutcomes();
  await rebuild(registered, service.tables);
  for (const referrer of Object.keys(agencies))
    await service.tell('ReferralOffered', `referral-${referrer}`, {
      ...offered,
      referralId: `referral-${referrer}`,
      referrer,
    });
  await service.settle();
});

const warning = /warning: 1 referrals by a one-stop may have made people participants/;

describe('a referral by a one-stop', () => {
  it('is a table of its own in a snapshot, with what it may have set off, and a warning where it is written', async () => {
    const to = join(folder, 'snapshot');
    expect(snapshotInWords(await analyze({ for: 'restricted', to, supplemental: true }, ask()))).toMatch(
      warning,
    );
    const instance = await DuckDBInstance.create(join(to, 'handoff.duckdb'), { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    const rows = await connection.runAndReadAll(
      'SELECT referrer, t.referred_on, warning, citation FROM possible_triggers t JOIN referrals USING (referral_id, referrer)',
    );
    expect(rows.getRowObjectsJson()).toEqual([
      {
        referrer: 'north-shore-career-center',
        referred_on: '2026-11-02',
        warning: expect.stringContaining('it may begin a period of participation') as string,
        citation: 'TAC-17-01, Attachment VII, Table A',
      },
    ]);
    const declared = await connection.runAndReadAll('SELECT DISTINCT reports FROM agencies');
    expect(declared.getRowObjectsJson()).toEqual([{ reports: 'enrolled,exit' }]);
    connection.closeSync();
    instance.closeSync();
  });

  it('is a file of a report, and warned of there', async () => {
    const written = await report({ to: () => join(folder, 'report'), supplemental: true }, ask());
    expect(reportInWords(written)).toMatch(warning);
    expect(readFileSync(join(folder, 'report', 'possible-triggers.csv'), 'utf8').split('\r\n')).toHaveLength(
      3,
    );
  });

  it('is nothing to warn of where there is none', () =>
    expect(reportInWords({ folder, digest: '', findings: 0, files: {} })).not.toMatch(/warning/));
});
