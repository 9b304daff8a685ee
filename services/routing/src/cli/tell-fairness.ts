import { codeList } from '@handoff/schemas';
import type { Fairness, Group } from '../domain/matching/fairness.ts';
import { inColumns } from './in-columns.ts';

export type GroupShown = Omit<Group, 'people'> & Readonly<{ people: number | null; fewerThan?: number }>;
export type FairnessShown = Omit<Fairness, 'groups'> & Readonly<{ groups: readonly GroupShown[] }>;

export const tellFairness = ({ fair, policy, threshold, groups }: FairnessShown): readonly string[] => {
  if (groups.length === 0) return ['Nobody is known yet whose options could be counted.'];
  const rows = groups.map(({ language, people, fewerThan, median, share, verdict }) => [
    nameOf(language),
    people === null ? `fewer than ${fewerThan}` : `${people}`,
    `${median}`,
    percent(share),
    verdict,
  ]);
  return [
    ...inColumns(['language', 'people', 'options', 'of the best', 'verdict'], rows),
    '',
    ...groups.flatMap(waived),
    ...(fair ? [] : [unfair(groups)]),
    `Options: the median a need, in a language the person speaks. Policy ${policy}: at least ${percent(threshold)} of the best-served group's.`,
  ];
};

const waived = ({ language, waiver }: GroupShown): readonly string[] =>
  waiver === null ? [] : [`${nameOf(language)} is waived until ${waiver.until}: ${waiver.reason}`];

const unfair = (groups: readonly GroupShown[]): string => {
  const below = groups.filter(({ verdict }) => verdict === 'below').map(({ language }) => nameOf(language));
  return `Not fair to: ${below.join(', ')}. Win partners who speak it, or waive it in services/routing/matching/fairness.yaml, with a reason and an end.`;
};

const nameOf = (language: string): string => {
  const label = codeList('language').codes.get(language)?.label;
  return label === undefined ? language : `${label} (${language})`;
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;
