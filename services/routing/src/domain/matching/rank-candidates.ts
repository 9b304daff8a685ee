import { type Candidate, reasonsFor, type Setting, type Shown, shownOf } from './reasons.ts';
import { isDrawback } from './codes.ts';
import { pointsOf } from './weights.ts';

export type Ranked = Candidate &
  Readonly<{ because: readonly string[]; against: readonly string[]; points: number; shown: Shown }>;

/** Best first; equal ones by start and name, so that the same question always gets the same answer. */
export const rankCandidates = (candidates: readonly Candidate[], setting: Setting): readonly Ranked[] => {
  const weighed = candidates.map((candidate) => ({
    ...candidate,
    shown: shownOf(candidate, setting),
    codes: reasonsFor(candidate, setting),
  }));
  const first = soonestStart(candidates, setting.on);
  const nearest = Math.min(...weighed.flatMap(({ shown }) => shown.minutes ?? []));
  return weighed
    .map(({ codes, ...candidate }) => {
      const compared = [
        ...(candidate.service.startsOn === first && first !== null ? ['starts-soonest'] : []),
        ...(candidates.length > 1 && candidate.shown.minutes === nearest ? ['nearest'] : []),
      ];
      return { ...candidate, ...split([...codes, ...compared], setting) };
    })
    .toSorted(best);
};

const soonestStart = (candidates: readonly Candidate[], on: string): string | null => {
  const starts = candidates.flatMap(({ service }) => service.startsOn ?? []).filter((day) => day >= on);
  return new Set(starts).size > 1 ? (starts.toSorted()[0] ?? null) : null;
};

const split = (codes: readonly string[], { weights }: Setting) => ({
  because: codes.filter((code) => !isDrawback(code)),
  against: codes.filter(isDrawback),
  points: pointsOf(weights, codes),
});

const nameOf = ({ agency, service }: Candidate): string =>
  `${service.startsOn ?? ''} ${agency.slug} ${service.cohort ?? ''} ${service.program ?? ''}`;

const best = (one: Ranked, other: Ranked): number =>
  other.points - one.points || nameOf(one).localeCompare(nameOf(other), 'en');
