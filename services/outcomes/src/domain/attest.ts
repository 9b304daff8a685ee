import type { ParticipationEvent } from './facts.ts';
import { factOf, factRef, type Kept, type Recorded } from './participation-state.ts';
import { isRepeat } from './rules.ts';

type Resting = Readonly<{ evidence: string | null }>;

/**
 * What comes of a fact that stands already: nothing if it is told again; an attestation if all that differs is what it
 * rests on; a refusal if it is told differently. undefined: it doesn't stand yet.
 */
export const attested = <Fact extends Resting>(
  said: Fact & Recorded['whose'],
  kept: Kept<Fact> | undefined,
  { whose }: Recorded,
): ParticipationEvent[] | undefined => {
  if (kept === undefined) return undefined;
  const { fact, attested: before, ...recorded } = kept;
  isRepeat<object>({ ...factOf(said), evidence: kept.evidence }, recorded);
  const { evidence } = said;
  if (evidence === null || evidence === kept.evidence || before.includes(evidence)) return [];
  const data = {
    ...whose,
    fact: factRef(whose.participationId, fact),
    by: whose.provider,
    evidence,
    strength: strengthOf(evidence),
  };
  return [{ type: 'OutcomeVerified', data }];
};

const documents = ['pay-stubs', 'employer-letter', 'tax-form', 'transcript', 'award', 'pre-post-test'];

/** A document that was seen carries further than what somebody stated; a match never comes of one person here. */
export const strengthOf = (evidence: string): string =>
  documents.includes(evidence) ? 'document' : 'statement';
