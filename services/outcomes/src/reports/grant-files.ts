import { type Facts, textIn } from '../figures/facts-as-of.ts';
import type { SamePerson } from '../figures/same-person.ts';
import type { ReferralStory } from '../indicators/network/story.ts';
import { chargesFor } from './charge.ts';
import type { Finding } from './edit-checks.ts';
import type { FirstTold } from './first-told.ts';
import type { Funder } from './funder.ts';
import { measureGrant } from './measure-grant.ts';
import { occurrencesIn } from './occurrences.ts';
import type { ReportFile } from './report-file.ts';

export type Grants = Readonly<{
  funders: readonly Funder[];
  /** Who counts as whom for a grant, where people let its fund count them once. */
  samePersonFor: (funder: Funder) => SamePerson;
  firstTold: FirstTold;
}>;

/**
 * Two files a grant, for its funder alone: how another fund may count people is none of its business. What was charged names
 * events and nobody: beside the people counted once it would say which of them are one.
 */
export const grantFiles = (
  facts: Facts,
  stories: readonly ReferralStory[],
  { funders, samePersonFor, firstTold }: Grants,
): readonly ReportFile[] => {
  const occurrences = occurrencesIn(facts, stories, firstTold);
  const charges = chargesFor(funders, occurrences);
  return funders.flatMap((funder) => [
    {
      name: `grant-${funder.grant}`,
      columns: ['grant', 'from', 'to', 'due', 'measure', 'value'],
      rows: measureGrant(funder, occurrences, charges, samePersonFor(funder)).map((row) => ({
        ...row,
        due: row.due ?? '',
        value: String(row.value),
      })),
    },
    {
      name: `charges-${funder.grant}`,
      columns: ['event', 'grant', 'on', 'cents'],
      rows: charges
        .filter(({ grant }) => grant === funder.grant)
        .map(({ first, grant, on, cents }) => ({ event: first.id, grant, on, cents: String(cents) })),
    },
  ]);
};

/** A test that names an agency nobody registered counts nobody, and nobody would see why. */
export const grantFindings = (
  funders: readonly Funder[],
  { rows }: Pick<Facts, 'rows'>,
): readonly Finding[] => {
  const known = new Set(rows.agencies.map((row) => textIn(row, 'slug')));
  return funders.flatMap(({ grant, test }) =>
    (['referrers', 'providers'] as const).flatMap((list) =>
      (test[list] ?? [])
        .filter((slug) => !known.has(slug))
        .map((slug) => ({
          code: 'agency-unknown',
          place: `${grant}.yaml: test.${list}`,
          reason: `No agency '${slug}' is registered: nothing of it can count for this grant.`,
          mend: 'Name agencies by their slugs: `handoff partner list` shows them.',
        })),
    ),
  );
};
