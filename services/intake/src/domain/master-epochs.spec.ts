import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyBackupDays } from './intake.ts';
import { epochDays, formerMasters, oldestKept, opensTooLong } from './master-epochs.ts';

const onDay = (days: number): string => new Date(days * 86_400_000).toISOString();
const daysBetween = (one: string, other: string): number =>
  (Date.parse(other) - Date.parse(one)) / 86_400_000;
/** Each wrapped for so many days. */
const mastersThatWrapped = (lengths: readonly number[]) =>
  [0, ...lengths].map((_, at) => ({
    id: `master-${at}`,
    since: onDay(lengths.slice(0, at).reduce((sum, days) => sum + days, 0)),
  }));

describe('a former master', () => {
  it('opens for 35 days from its first, whatever epochs were asked for, and a week at least after its last', () => {
    const length = fc.integer({ min: 0, max: epochDays.most });
    fc.assert(
      fc.property(fc.array(length, { maxLength: 8 }), (lengths) => {
        for (const { since, until, endBy } of formerMasters(mastersThatWrapped(lengths))) {
          expect(daysBetween(since, endBy)).toBe(keyBackupDays);
          expect(daysBetween(until, endBy)).toBeGreaterThanOrEqual(7);
        }
      }),
    );
  });

  it('that wrapped longer than any epoch opens for 28 days after its last, and is late', () => {
    const [former] = formerMasters(mastersThatWrapped([epochDays.most + 1]));
    expect(former && [daysBetween(former.until, former.endBy), opensTooLong(former)]).toEqual([28, true]);
  });

  it('ends no earlier than the one before it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 8 }), (lengths) => {
        const ends = formerMasters(mastersThatWrapped(lengths)).map(({ endBy }) => endBy);
        expect(ends).toEqual(ends.toSorted());
      }),
    );
  });
});

describe('the oldest master that is kept', () => {
  it('is the first as long as none is over, and then the one after the last that is', () => {
    const masters = mastersThatWrapped([7, 7, 7]);
    const keptOn = (days: number) => oldestKept(masters, onDay(days))?.id;
    expect([keptOn(33), keptOn(34), keptOn(41), keptOn(400)]).toEqual([
      'master-0',
      'master-1',
      'master-2',
      'master-3',
    ]);
    expect(oldestKept([], onDay(0))).toBeUndefined();
  });
});
