import { mustStand } from '../../kafka/must-stand.ts';
import type { Because, MatchingParts } from './parts.ts';

/** Out of a fund's index at once, and with it what was found there: two people again, and no question open. */
export const leave = async (
  { matching, context }: Pick<MatchingParts, 'matching' | 'context'>,
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
