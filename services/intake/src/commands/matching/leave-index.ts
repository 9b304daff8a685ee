import { mustStand } from '../../kafka/must-stand.ts';
import type { Because, MatchingParts } from './parts.ts';
import { isOff, type Wanted, wantedFunds } from './wanted-funds.ts';

type Parts = Pick<MatchingParts, 'matching' | 'context'>;

/** Out of a fund's index at once, and with it what was found there: two people again, and no question open. */
export const leave = async (
  { matching, context }: Parts,
  personId: string,
  fund: string,
  { causation, trace }: Because,
): Promise<void> => {
  await matching.index.drop(personId, fund);
  for (const { matchId, fund: under } of await matching.book.ofPerson(personId)) {
    if (under !== fund) continue;
    const meta = { causation: `${causation}:${matchId}:left`, trace };
    mustStand(await context.handle('match', matchId, { type: 'LapseMatch', data: {} }, meta));
  }
};

/** Out of each index, or that of one fund, where they certainly may not stand any more. Answers where they may. */
export const leaveWhatIsOff = async (
  parts: MatchingParts,
  personId: string,
  because: Because,
  only?: string,
): Promise<Wanted> => {
  const wanted = await wantedFunds(parts, personId);
  for (const fund of await standingIn(parts, personId))
    if (concerns(fund, only) && isOff(wanted, fund)) await leave(parts, personId, fund, because);
  return wanted;
};

export const concerns = (fund: string, only: string | undefined): boolean =>
  only === undefined || fund === only;

/** Out of every index, whatever the record waits for: an erasure is certain. */
export const leaveAll = async (parts: Parts, personId: string, because: Because): Promise<void> => {
  for (const fund of await standingIn(parts, personId)) await leave(parts, personId, fund, because);
};

/** Also where only a match is left: the entry may have run out before the match did. */
export const standingIn = async (
  { matching }: Pick<MatchingParts, 'matching'>,
  personId: string,
): Promise<ReadonlySet<string>> =>
  new Set(
    [...(await matching.index.of(personId)), ...(await matching.book.ofPerson(personId))].map(
      ({ fund }) => fund,
    ),
  );
