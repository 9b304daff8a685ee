import { isVouchedFor } from './accreditation.ts';
import { isSameLanguage } from './reasons.ts';
import type { Agency, OfferedService } from './supply.ts';

export type Asking = Readonly<{ language: string; jurisdiction: string; needs: readonly string[] }>;
export type Waiver = Readonly<{ language: string; reason: string; until: string }>;
export type FairnessPolicy = Readonly<{ version: number; threshold: number; waivers: readonly Waiver[] }>;

export type Group = Readonly<{
  language: string;
  people: number;
  /** Options of the one in the middle, counted over every need of every person. */
  median: number;
  /** Of the best-served group's. */
  share: number;
  verdict: 'fair' | 'waived' | 'below';
  waiver: Waiver | null;
}>;

export type Fairness = Readonly<{
  fair: boolean;
  policy: number;
  threshold: number;
  groups: readonly Group[];
}>;

/** Whether people are served alike whatever they speak: told by what is there for them, never by what they answered. */
export const fairness = (
  people: readonly Asking[],
  directory: readonly Agency[],
  { version, threshold, waivers }: FairnessPolicy,
  on: string,
): Fairness => {
  const spoken = Map.groupBy(people, ({ language }) => language.split('-')[0]?.toLowerCase() ?? language);
  const counted = [...spoken].map(([language, group]) => ({
    language,
    people: group.length,
    median: median(
      group.flatMap((person) => person.needs.map((need) => optionsFor(person, need, directory, on))),
    ),
  }));
  const best = Math.max(0, ...counted.map((group) => group.median));
  const groups = counted.map((group) => {
    const share = best === 0 ? 1 : group.median / best;
    const waiver = waivers.find(({ language, until }) => language === group.language && until >= on) ?? null;
    return { ...group, share, ...judge(share, threshold, waiver) };
  });
  return {
    fair: groups.every(({ verdict }) => verdict !== 'below'),
    policy: version,
    threshold,
    groups: groups.toSorted(
      (one, other) => one.share - other.share || one.language.localeCompare(other.language),
    ),
  };
};

const judge = (
  share: number,
  threshold: number,
  waiver: Waiver | null,
): Pick<Group, 'verdict' | 'waiver'> => {
  if (share >= threshold) return { verdict: 'fair', waiver: null };
  return waiver ? { verdict: 'waived', waiver } : { verdict: 'below', waiver: null };
};

/** Everything that is offered for a need where the person lives, and in a language the person speaks. */
const optionsFor = (person: Asking, need: string, directory: readonly Agency[], on: string): number =>
  directory
    .filter(({ jurisdiction }) => jurisdiction === null || jurisdiction === person.jurisdiction)
    .flatMap((agency) =>
      agency.services.filter(
        (service) => service.code === need && isVouchedFor(service, on) && speaks(agency, service, person),
      ),
    ).length;

export const speaks = (
  { languages }: Agency,
  { details }: OfferedService,
  { language }: Pick<Asking, 'language'>,
): boolean => (details?.languages ?? languages).some((one) => isSameLanguage(one, language));

/** Of an even number, the lower one of the two in the middle: nobody is counted as better off than somebody is. */
const median = (counts: readonly number[]): number => {
  const sorted = counts.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
};
