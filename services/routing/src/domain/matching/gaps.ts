import { isVouchedFor } from './accreditation.ts';
import { speaks } from './fairness.ts';
import { type Candidate, reasonsFor, type Setting } from './reasons.ts';
import type { Agency } from './supply.ts';

/** Why a need was not met: nobody offers it, nobody there speaks the language, no seat, no way to get there, the law. */
export const gaps = ['agency', 'language', 'seat', 'bus', 'law', 'choice'] as const;
export type Gap = (typeof gaps)[number];

export type UnmetNeed = Readonly<{
  service: string;
  language: string;
  jurisdiction: string;
  because: string;
}>;
export type Missing = Readonly<{ service: string; gap: Gap; times: number }>;

const unreachable = new Set(['no-bus', 'out-of-reach']);

/**
 * The first thing in the way, in the order in which one would have to be solved before the next helps. What is left
 * stands open and waits for somebody to choose. Of the law nothing is known here: it is counted apart, nameless.
 */
export const gapOf = (need: UnmetNeed, directory: readonly Agency[], setting: Setting): Gap => {
  const offered = directory
    .filter(({ jurisdiction }) => jurisdiction === null || jurisdiction === need.jurisdiction)
    .flatMap((agency) => candidatesOf(agency, need, setting));
  if (offered.length === 0) return 'agency';
  const understood = offered.filter(({ agency, service }) => speaks(agency, service, need));
  if (understood.length === 0) return 'language';
  const said = understood.map((candidate) => reasonsFor(candidate, setting));
  const withSeat = said.filter((codes) => !codes.includes('no-place-free'));
  if (withSeat.length === 0) return 'seat';
  return withSeat.every((codes) => codes.some((code) => unreachable.has(code))) ? 'bus' : 'choice';
};

const candidatesOf = (agency: Agency, { service: code }: UnmetNeed, { on }: Setting): readonly Candidate[] =>
  agency.services
    .filter((service) => service.code === code && isVouchedFor(service, on))
    .map((service) => ({ agency, service, program: service.program }));

export const countGaps = (found: readonly Readonly<{ service: string; gap: Gap }>[]): readonly Missing[] => {
  const counted = Map.groupBy(found, ({ service, gap }) => `${service} ${gap}`);
  return [...counted.values()]
    .flatMap(([first, ...others]) => (first ? [{ ...first, times: 1 + others.length }] : []))
    .toSorted(mostFirst);
};

export const mostFirst = (one: Missing, other: Missing): number =>
  other.times - one.times || one.service.localeCompare(other.service) || one.gap.localeCompare(other.gap);
