import type { EventHandlers } from '@handoff/host';
import { forgetMatches } from '../commands/matching/forget-matches.ts';
import { indexPerson } from '../commands/matching/index-person.ts';
import { leave, leaveAll } from '../commands/matching/leave-index.ts';
import { onWords, type PartsOf } from './on-words.ts';

const together = 200;

/** Each word of a person that may open an index to them or close it. */
const words = ['ConsentGranted', 'ConsentWithdrawn', 'GuardianRevoked'] as const;

/** A person's word, and an agency's in its manifest: what stands in the indexes follows both at once. */
export const onMatching = (partsOf: PartsOf): EventHandlers => ({
  ...onWords(words, indexPerson, partsOf),
  ParticipantErased: async ({ personId }, { envelope }, context) => {
    const parts = partsOf(context);
    await leaveAll(parts, personId, { causation: envelope.id, trace: envelope.trace });
    await forgetMatches(parts, personId);
  },
  PartnerRegistered: async ({ slug, noMatch }, { envelope }, context) => {
    const parts = partsOf(context);
    await parts.matching.agencies.keep(slug, !noMatch);
    if (!noMatch) return;
    for (;;) {
      const out = await parts.matching.index.around(slug, together);
      for (const { personId, fund } of out)
        await leave(parts, personId, fund, { causation: envelope.id, trace: envelope.trace });
      if (out.length < together) return;
    }
  },
});
