import type { Events } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { buildStories } from '../figures/build-stories.ts';
import { ownFacts } from '../figures/own-facts.ts';
import { type FactRow, type FactTable, factTableNames } from '../tables/fact-row.ts';
import { placedOf, type Tabled } from '../tables/placed-of.ts';
import { publicBook, rowsFor } from './public-book.ts';
import { isSmall } from './release.ts';
import { tabulate } from './tabulate.ts';

type Rows = Record<FactTable, FactRow[]>;
type Move = Readonly<{ type: Tabled; agency?: string; by?: string }>;
const accepted: Move = { type: 'ReferralAccepted', by: 'T' };
const declinedBy = (agency: string): Move => ({ type: 'ReferralDeclined', agency, by: 'T' });

/** So many referrals, each of another referrer and offered to these at once, with what came of each. */
const offered = (count: number, agencies: readonly string[], after: readonly Move[] = []) =>
  Array.from({ length: count }, () => ({ agencies, after }));

const rowsOf = (referrals: ReturnType<typeof offered>): Rows => {
  const rows = Object.fromEntries(factTableNames.map((name) => [name, []])) as unknown as Rows;
  for (const [at, { agencies, after }] of referrals.entries()) {
    const subject = `referral-${at}`;
    const [agency = ''] = agencies;
    const offers = agencies.map((each) => ({
      agency: each,
      program: null,
      cohort: null,
      reference: 'H7K-4QD',
    }));
    const several = offers.length > 1 ? { mode: 'queue', priority: null, offers } : null;
    const offer = { type: 'ReferralOffered' as const, service: 'learn.esl', by: 'R', several };
    for (const [index, { type, ...said }] of [offer, ...after].entries()) {
      const whose = { referralId: subject, journeyId: `journey-${at}`, personId: `person-${at}` };
      const data = { ...whose, referrer: `hub-${at}`, agency, ...said } as unknown as Events[typeof type];
      const sequence = index + 1;
      const origin = { id: `event-${at}-${sequence}`, subject, sequence, time: '2026-08-01T10:00:00.000Z' };
      const { table, row } = placedOf(type, data, origin);
      rows[table as FactTable].push(row);
    }
  }
  return rows;
};

const place = (key: string, rows: Rows) => {
  const [cube] = publicBook(2026);
  return tabulate(cube!, rowsFor(cube!, 2026, buildStories({ rows }))).get(key)!;
};
const learn = 'quarter=2026Q3&service=learn';
const open = 'quarter=2026Q3&result=open&service=learn';
const ended = 'quarter=2026Q3&result=ended without&service=learn';

describe('of several agencies asked at once', () => {
  /** Twelve that South was asked for beside another, and nine that it never heard of. */
  const beside = (after: readonly Move[]) =>
    ['north', 'west', 'east'].flatMap((agency) => offered(4, [agency, 'south'], after));
  const unheard = (after: readonly Move[]) =>
    ['north', 'west', 'east'].flatMap((agency) => offered(3, [agency], after));
  const asked = beside([accepted]);

  it('all are known to have been offered it, also who never answered', () => {
    const [story] = buildStories({ rows: rowsOf(asked) });
    expect(story?.offeredTo).toEqual(['north', 'south']);
  });

  it('none reads in its own rows whom else it was offered to', () => {
    const rows = rowsOf(asked);
    expect(rows.referral_moves[0]).toMatchObject({ agency: 'north', alsoOfferedTo: 'south' });
    const own = ownFacts({ rows, erasedSince: 0 }, 'north').rows.referral_moves;
    expect(own).not.toEqual([]);
    expect(JSON.stringify(own)).not.toContain('south');
  });

  it('none finds a few others where it was offered nearly all', () => {
    const cell = place(learn, rowsOf([...asked, ...unheard([accepted])]));
    expect(cell.parties.get('south')).toMatchObject({ own: { people: 12 }, others: { people: 9 } });
    expect(isSmall(cell)).toBe(true);
  });

  it('each knows of what is open that it is', () => {
    expect(isSmall(place(open, rowsOf([...beside([]), ...unheard([])])))).toBe(true);
    expect(isSmall(place(open, rowsOf([...unheard([]), ...unheard([])])))).toBe(false);
  });

  it('each may know of what ended unaccepted, whoever said the last no', () => {
    const cell = place(ended, rowsOf([...beside([declinedBy('south')]), ...unheard([declinedBy('north')])]));
    expect(cell.parties.get('south')).toMatchObject({ own: { people: 12 }, others: { people: 9 } });
    expect(isSmall(cell)).toBe(true);
  });

  it('who may know of all, and perhaps not of a few, is no party to all of it', () => {
    const cell = place(open, rowsOf([...offered(12, ['north', 'south']), ...offered(12, ['west', 'south'])]));
    expect(cell.parties.get('south')).toMatchObject({ others: { people: 0 }, unsure: { people: 24 } });
    expect(isSmall(cell)).toBe(true);
  });

  it('one has no part in what came of those that another accepted', () => {
    const result = 'quarter=2026Q3&result=accepted&service=learn';
    expect(place(result, rowsOf(asked)).parties.has('south')).toBe(false);
  });
});
