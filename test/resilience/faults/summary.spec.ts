import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariants } from '@handoff/testkit/history';
import { describe, expect, it } from 'vitest';
import { summaryOf, writeSummary } from './summary.ts';

const broke = (invariant: string) => ({ invariant, subject: 'referral-1', says: 'something' });
const told = { seed: 7, minutes: 10, acknowledged: 400 };
const witnessed = new Map([
  ['a broker is killed', 10],
  ['the registry is away', 0],
]);

describe('the summary of a run', () => {
  it('counts the faults that were seen, and says of each how often', () => {
    const { faults, witnessed: each } = summaryOf({ ...told, witnessed, broken: [] });
    expect({ faults, each }).toEqual({
      faults: 10,
      each: { 'a broker is killed': 10, 'the registry is away': 0 },
    });
  });

  it('says how many were lost and how many counted twice, and every promise that was broken', () => {
    const broken = [broke('I1'), broke('a feed is whole'), broke('I8'), broke('I4')];
    expect(summaryOf({ ...told, witnessed, broken })).toMatchObject({
      acknowledged: 400,
      lost: 2,
      duplicated: 1,
      violations: 4,
      broken,
    });
  });

  it.each(Object.keys(invariants))('counts a broken %s', (title) => {
    const invariant = /^I\d+/.exec(title)?.[0] ?? title;
    expect(summaryOf({ ...told, witnessed, broken: [broke(invariant)] }).violations).toBe(1);
  });

  it('is there whole', () => {
    const folder = mkdtempSync(join(tmpdir(), 'summary-'));
    const summary = summaryOf({ ...told, witnessed, broken: [] });
    writeSummary(join(folder, 'faults', 'summary.json'), summary);
    expect(readdirSync(join(folder, 'faults'))).toEqual(['summary.json']);
    expect(JSON.parse(readFileSync(join(folder, 'faults', 'summary.json'), 'utf8'))).toEqual(summary);
    rmSync(folder, { recursive: true });
  });
});
