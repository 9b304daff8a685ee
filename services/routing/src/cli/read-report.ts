import type { ServiceClient } from '@handoff/http';
import {
  type InformationShown,
  type IntroductionsShown,
  tellInformation,
  tellIntroductions,
} from './tell-counts.ts';
import { type FairnessShown, tellFairness } from './tell-fairness.ts';
import { type GapsShown, tellGaps } from './tell-gaps.ts';

export const reports = ['fairness', 'gaps', 'introductions', 'information'] as const;
type Report = (typeof reports)[number];

export type Read = Readonly<{ lines: readonly string[]; json: unknown; code: 0 | 1 }>;

/** A report of the running exchange in words; unfairness is a failure, so that a schedule notices it. */
export const readReport = async (name: Report, routing: Pick<ServiceClient, 'get'>): Promise<Read> => {
  const json = (await routing.get(`/internal/reports/${name}`)).body;
  const isUnfair = name === 'fairness' && !(json as FairnessShown).fair;
  return { lines: linesOf(name, json), json, code: isUnfair ? 1 : 0 };
};

const linesOf = (name: Report, json: unknown): readonly string[] => {
  switch (name) {
    case 'fairness':
      return tellFairness(json as FairnessShown);
    case 'gaps':
      return tellGaps(json as GapsShown);
    case 'introductions':
      return tellIntroductions(json as IntroductionsShown);
    case 'information':
      return tellInformation(json as InformationShown);
  }
};
