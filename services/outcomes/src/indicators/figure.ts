import { citations, type WioaMeasure } from './citations.ts';
import type { EvidenceKind } from './period.ts';
import { type Rate, rateOf } from './rate.ts';
import { tally } from './tally.ts';

/** How one period stands in a measure. */
export type Standing = Readonly<{
  id: string;
  person: string;
  counted: 'success' | 'failure' | 'not-yet-known' | 'excluded';
  /** A failure only because nothing is known, and nothing can become known any more. */
  unknowable?: boolean;
  evidence?: EvidenceKind;
}>;

/**
 * A figure says what it rests on. The regulatory rate counts the unknowable as failures; the descriptive one counts only
 * those of whom something is known. Both name their periods, so that each can be traced to its events.
 */
export type Figure = Readonly<{
  measure: WioaMeasure;
  citations: readonly string[];
  regulatory: Rate;
  descriptive: Rate;
  numeratorIds: readonly string[];
  denominatorIds: readonly string[];
  excludedIds: readonly string[];
  /** Left out until the two-quarter lag is over. */
  notYetKnownIds: readonly string[];
  /** Counted as failures because nothing can be known. */
  unknowableIds: readonly string[];
  /** Successes by what they rest on. */
  evidence: Readonly<Partial<Record<EvidenceKind, number>>>;
}>;

export const figureOf = (measure: WioaMeasure, standings: readonly Standing[]): Figure => {
  const those = (which: (standing: Standing) => boolean) => standings.filter(which).map(({ id }) => id);
  const numeratorIds = those(({ counted }) => counted === 'success');
  const denominatorIds = those(({ counted }) => counted === 'success' || counted === 'failure');
  const unknowableIds = those(({ unknowable = false }) => unknowable);
  return {
    measure,
    citations: citations[measure],
    regulatory: rateOf(numeratorIds.length, denominatorIds.length),
    descriptive: rateOf(numeratorIds.length, denominatorIds.length - unknowableIds.length),
    numeratorIds,
    denominatorIds,
    excludedIds: those(({ counted }) => counted === 'excluded'),
    notYetKnownIds: those(({ counted }) => counted === 'not-yet-known'),
    unknowableIds,
    evidence: tally(
      standings.flatMap(({ counted, evidence = [] }) => (counted === 'success' ? evidence : [])),
    ),
  };
};
