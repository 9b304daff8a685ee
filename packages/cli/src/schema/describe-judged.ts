import type { Judged } from './check-change.ts';
import type { Reader } from './readers.ts';

/** In words, for whoever reviews the change. */
export const describeJudged = (judged: Judged, partners: readonly Reader[]): string =>
  [
    `${judged.record}${judged.against === 0 ? '' : ` (against version ${judged.against})`}: ${verdictOf(judged)}`,
    ...judged.changes.map(
      ({ place, safe, words, mend }) =>
        `  ${safe ? '✓' : '✗'} ${place} ${words}${mend === undefined ? '' : `\n      mend   ${mend}`}`,
    ),
    `  ${whoFeels(judged, partners)}`,
  ].join('\n');

const verdictOf = ({ against, safe }: Judged): string => {
  if (against === 0) return 'new, nobody reads it yet';
  return safe ? 'safe' : 'NOT SAFE';
};

const whoFeels = ({ partners: slugs, safe }: Judged, partners: readonly Reader[]): string => {
  if (slugs.length === 0) return 'No partner sees it: it stays inside the exchange.';
  if (safe) return `${slugs.length} partners may go on as they are.`;
  const ways = Map.groupBy(partners, ({ way }) => way);
  const who = [...ways].map(([way, members]) => `${way}: ${members.map(({ slug }) => slug).join(', ')}`);
  return `It would break ${slugs.length} partners (${who.join('; ')}).`;
};
