import type { CommandMeta, Context } from '@handoff/host';
import type { AnswerMatch } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';

/** Who answers the gateway says, by the credential of whoever asked. */
export const answerMatch = (
  record: AnswerMatch,
  { causation, bodyHash, trace }: CommandMeta,
  { handle }: Context,
): Promise<Outcome> =>
  handle('match', record.matchId, { type: 'AnswerMatch', data: record }, { causation, bodyHash, trace });
