import type { Context, EventHandlers, EventMeta } from '@handoff/host';
import type { Because, MatchingParts } from '../commands/matching/parts.ts';

export type PartsOf = (context: Context) => MatchingParts;
type Word = 'ConsentGranted' | 'ConsentWithdrawn' | 'GuardianRevoked';
type Turn = (parts: MatchingParts, personId: string, because: Because) => Promise<unknown>;

/** The same turn at each of these words of a person. */
export const onWords = (words: readonly Word[], turn: Turn, partsOf: PartsOf): EventHandlers =>
  Object.fromEntries(
    words.map((word) => [
      word,
      async ({ personId }: { personId: string }, { envelope }: EventMeta, context: Context) => {
        await turn(partsOf(context), personId, { causation: envelope.id, trace: envelope.trace });
      },
    ]),
  );
