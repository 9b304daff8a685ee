import type { MatchedPerson } from '../../domain/matching/match.ts';
import { mustStand } from '../../kafka/must-stand.ts';
import type { Entry } from '../../vault/matching/blind-index.ts';
import type { Entered } from './enter-index.ts';
import { forgetMatches } from './forget-matches.ts';
import { leave } from './leave-index.ts';
import type { Because, MatchingParts } from './parts.ts';
import { isOff, wantedFunds } from './wanted-funds.ts';

/**
 * A question to the agencies of both, for everybody of the fund who is like this person. What either of them said meanwhile counts:
 * their leaving may have looked for the match before it was there. Looked for first, too: a turn before may have been cut off.
 */
export const proposeMatches = async (
  parts: MatchingParts,
  { entry, same }: Entered,
  because: Because,
): Promise<void> => {
  await endOfWhoLeft(parts, entry, because);
  for (const other of await parts.matching.index.alike(entry))
    await propose(parts, entry, other, { ...because, likeness: isSame(other, same) ? 'same' : 'near' });
  await endOfWhoLeft(parts, entry, because);
};

const endOfWhoLeft = async (
  parts: MatchingParts,
  { personId, fund }: Entry,
  because: Because,
): Promise<void> => {
  const noted = (await parts.matching.book.ofPerson(personId)).filter((match) => match.fund === fund);
  for (const each of new Set(noted.flatMap(({ persons }) => persons))) {
    const wanted = await wantedFunds(parts, each);
    if (isOff(wanted, fund)) await leave(parts, each, fund, because);
    if (wanted.isErased) await forgetMatches(parts, each);
  }
};

type Likely = Because & Readonly<{ likeness: 'same' | 'near' }>;

/** Again where either said meanwhile until when they agree: the other's turn may have proposed it before this one. */
const propose = async (
  parts: MatchingParts,
  one: Entry,
  other: Entry,
  { causation, trace, likeness }: Likely,
): Promise<void> => {
  const { context, matching } = parts;
  const both = [one, other].toSorted((first, second) => (first.personId < second.personId ? -1 : 1));
  const persons = both.map(({ personId }) => personId);
  const { fund } = one;
  const matchId = context.ids.derive('match', [fund, ...persons].join('|'));
  const noted = { matchId, fund, persons, agencies: both.map(({ agency }) => agency) };
  for (let said: string | undefined; ; ) {
    const until = await untilOf(parts, one, other);
    if (until === undefined || until === said) return;
    await matching.book.note(noted);
    const data = { matchId, fund, likeness, people: both.map(whose), until };
    const meta = { causation: `${causation}:${matchId}:${until}`, trace };
    const outcome = await context.handle('match', matchId, { type: 'ProposeMatch', data }, meta);
    mustStand(outcome);
    // Once more: an erasure in between has forgotten that it was noted, and would not find what is proposed now.
    await matching.book.note(noted, outcome.kind === 'done' ? outcome.version : 0);
    said = until;
  }
};

const whose = ({ personId, intakeId, agency }: Entry): MatchedPerson => ({ personId, intakeId, agency });

const isSame = ({ tokens }: Entry, same: readonly string[]): boolean =>
  same.some((token) => tokens.includes(token));

/** The last day on which both agree, as they say now and not as they were entered; undefined where either doesn't, or is in doubt. */
const untilOf = async (parts: MatchingParts, one: Entry, other: Entry): Promise<string | undefined> => {
  const daysOf = async ({ personId, fund }: Entry) => (await wantedFunds(parts, personId)).funds.get(fund);
  const [ofOne, ofOther] = [await daysOf(one), await daysOf(other)];
  if (ofOne === undefined || ofOther === undefined) return undefined;
  return ofOne < ofOther ? ofOne : ofOther;
};
