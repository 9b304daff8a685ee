import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryClient } from '@handoff/host/in-memory';
import { afterAll, expect, it } from 'vitest';
import { type FactRow, type FactTable, factTableNames } from '../../tables/fact-row.ts';
import { rebuild } from '../../tables/rebuild.ts';
import { standing } from '../../tables/standing.ts';
import { hostedOutcomes } from '../../testing/hosted-outcomes.ts';
import { leftTwoPrograms, referredBefore } from '../../testing/left-two-programs.ts';
import { analyze } from '../analyze.ts';
import { askOutcomes } from '../ask-outcomes.ts';
import { factsIn } from './facts-in.ts';
import { openSnapshot } from './open-snapshot.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-facts-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A column that is not there and one that says nothing are one thing; an agency's stream is left under a pseudonym. */
const told = (name: FactTable, rows: readonly FactRow[]) =>
  rows
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).filter(
          ([column, value]) => value !== null && !(name === 'agencies' && column === 'stream'),
        ),
      ),
    )
    .toSorted((one, other) => (String(one['id']) < String(other['id']) ? -1 : 1));

it('the rows of a snapshot are those it was made of, to the millisecond', async () => {
  const service = hostedOutcomes();
  await leftTwoPrograms(service);
  await referredBefore(service);
  const registered = { slug: 'harbor-learning', kind: 'college', jurisdiction: 'US-MA' };
  const journey = { journeyId: 'journey-1', personId: 'person-1', intakeId: 'intake-1', referrer: 'h' };
  const origin = { sequence: 1, time: '2025-06-02T14:00:00.123Z' };
  await rebuild(
    [
      {
        type: 'PartnerRegistered',
        data: registered,
        origin: { ...origin, id: 'e-1', subject: 'harbor-learning' },
      },
      {
        type: 'JourneyOpened',
        data: { ...journey, pathway: 'english-to-work' },
        origin: { ...origin, id: 'e-2', subject: 'journey-1' },
      },
    ],
    service.tables,
  );
  const ask = askOutcomes(inMemoryClient(service.call, 'outcomes', 'operator'));
  await analyze({ for: 'restricted', to: folder, supplemental: true }, ask);
  const { rows } = await openSnapshot(folder, factsIn);
  const { id } = await ask.begin({ audience: 'restricted', agency: null, asOf: undefined });
  const exported = await ask.rows(id);
  for (const name of factTableNames) {
    expect(rows[name], name).not.toEqual([]);
    expect(told(name, rows[name]), name).toEqual(told(name, standing(exported[name])));
  }
  const amended = Object.values(exported).flatMap((those) => those.map((row) => row.standing));
  expect(new Set(amended)).toEqual(new Set(['told', 'corrected', 'withdrawn']));
});
