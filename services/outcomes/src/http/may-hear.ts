import type { Context } from '@handoff/host';
import { z } from 'zod';
import { textIn } from '../figures/facts-as-of.ts';
import type { FactRow } from '../tables/fact-row.ts';

const answer = z.object({ allowed: z.boolean() });

/** Asked side by side, a few at a time: intake has others to answer. */
const atOnce = 16;

/**
 * What came of a referral an agency that referred learns under the person's live consent that it may (a college's release,
 * 34 CFR 99.30), in an export as at every other door; intake is asked, and what it does not allow is left out. Intake away: no rows.
 */
export const mayHear = async (
  { call }: Pick<Context, 'call'>,
  agency: string,
  rows: readonly FactRow[],
): Promise<readonly FactRow[]> => {
  const people = [...new Set(rows.flatMap((row) => (isHearsay(agency, row) ? personOf(row) : [])))];
  const allowed = new Set<string>();
  for (let first = 0; first < people.length; first += atOnce)
    await Promise.all(
      people.slice(first, first + atOnce).map(async (personId) => {
        const asked = { personId, recipient: agency, purpose: 'progress' };
        const { body } = await call('intake').post('/internal/consent/check', asked);
        if (answer.parse(body).allowed) allowed.add(personId);
      }),
    );
  return rows.filter((row) => !isHearsay(agency, row) || allowed.has(personOf(row)));
};

const personOf = (row: FactRow): string => textIn(row, 'personId') ?? '';

/** A move of a referral that it made and another received. */
const isHearsay = (agency: string, row: FactRow): boolean =>
  textIn(row, 'referrer') === agency && textIn(row, 'agency') !== agency;
