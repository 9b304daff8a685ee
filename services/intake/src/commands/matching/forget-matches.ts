import { NotYet } from '../../vault/not-yet.ts';
import type { MatchingParts } from './parts.ts';

/**
 * Of somebody who was erased nothing may lead to anybody who stays: a pair would say that the one who is known was the other.
 * What a match said is let go of once it is published, and then that there was one.
 */
export const forgetMatches = async (
  { context, matching }: Pick<MatchingParts, 'context' | 'matching'>,
  personId: string,
): Promise<void> => {
  for (const { matchId } of await matching.book.ofPerson(personId)) {
    const match = await context.read('match', matchId);
    if (match !== undefined && !(await context.forget('match', matchId, match.version)))
      throw new NotYet('match-not-published-yet', 'match', 'what a match said last is on its way');
    await matching.book.drop(matchId);
  }
};
