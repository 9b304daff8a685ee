import type { MatchedPerson } from '../../domain/matching/match.ts';
import { mustStand } from '../../kafka/must-stand.ts';
import type { Entry } from '../../vault/matching/blind-index.ts';
import type { Entered } from './enter-index.ts';
import { leave } from './leave-index.ts';
import type { Because, MatchingParts } from './parts.ts';
import { wantedFunds } from './wanted-funds.ts';

/** A question to the agencies of both, for everybody of the fund who is like this person. */
export const proposeMatches = async (
  parts: MatchingParts,
  { entry, same }: Entered,
  because: Because,
): Promise<void> => {
  for (const other of await parts.matching.index.alike(entry)) {
    if (!(await isWanted(parts, other))) continue;
    await propose(parts, entry, other, { ...because, likeness: isSame(other, same) ? 'same' : 'near' });
    // What either of them said meanwhile counts: their leaving may have looked for this match before it was there.
    for (const one of [entry, other])
      if (!(await isWanted(parts, one))) await leave(parts, one.personId, one.fund, because);
  }
};

const propose = async (
  { context, matching }: MatchingParts,
  one: Entry,
  other: Entry,
  { causation, trace, likeness }: Because & Readonly<{ likeness: 'same' | 'near' }>,
): Promise<void> => {
  const both = [one, other].toSorted((first, second) => (first.personId < second.personId ? -1 : 1));
  const persons = both.map(({ personId }) => personId);
  const { fund } = one;
  const matchId = context.ids.derive('match', [fund, ...persons].join('|'));
  await matching.book.note({ matchId, fund, persons, agencies: both.map(({ agency }) => agency) });
  const until = one.until < other.until ? one.until : other.until;
  const data = { matchId, fund, likeness, people: both.map(whose), until };
  const meta = { causation: `${causation}:${matchId}`, trace };
  mustStand(await context.handle('match', matchId, { type: 'ProposeMatch', data }, meta));
};

const whose = ({ personId, intakeId, agency }: Entry): MatchedPerson => ({ personId, intakeId, agency });

const isSame = ({ tokens }: Entry, same: readonly string[]): boolean =>
  same.some((token) => tokens.includes(token));

const isWanted = async (parts: MatchingParts, { personId, fund }: Entry): Promise<boolean> =>
  (await wantedFunds(parts, personId)).funds.has(fund);
