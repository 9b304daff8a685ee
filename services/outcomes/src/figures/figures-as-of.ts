import { journeyReach, type JourneyReach } from '../indicators/network/journey-reach.ts';
import { type LoopClosure, loopClosure, loopClosureBy } from '../indicators/network/loop-closure.ts';
import { type Dimension, dimensions } from '../indicators/network/story.ts';
import { regulation } from '../indicators/regulation.ts';
import { buildPeriods } from './build-periods.ts';
import type { CommonExit } from './common-exit.ts';
import { buildJourneys, buildStories } from './build-stories.ts';
import { type Expiring, expiring } from './expiring.ts';
import type { Facts } from './facts-as-of.ts';
import { type Job, jobsIn } from './one-job.ts';
import { type WorkInQuarter, workByQuarter } from './one-quarter.ts';
import { ownFacts } from './own-facts.ts';
import { type PossibleTrigger, possibleTriggers } from './possible-triggers.ts';
import { everybodyApart, type SamePerson } from './same-person.ts';
import { type WioaFigures, wioaFigures } from './wioa-figures.ts';

export type Asked = Readonly<{
  /** The instant whose knowledge is asked for. */
  asOf: string;
  programYear: number;
  /** Whether the State counts supplemental wage information. */
  supplemental: boolean;
  /** Where States let programs exit together. */
  commonExit: readonly CommonExit[];
  /** Who counts as whom; not said: everybody is one person as each agency knows them. */
  samePerson?: SamePerson;
  /** Only what this agency reported or was a party to. */
  agency?: string | undefined;
}>;

export type Figures = Readonly<{
  asOf: string;
  /** Rows known then and erased since: what this report showed and can't show again. */
  erasedSince: number;
  wioa: WioaFigures;
  network: LoopClosure & Readonly<{ by: Readonly<Record<Dimension, Readonly<Record<string, LoopClosure>>>> }>;
  journeys: JourneyReach;
  expiring: readonly Expiring[];
  jobs: readonly Job[];
  /** Of each person and quarter that anybody told of work in. */
  work: readonly WorkInQuarter[];
  possibleTriggers: readonly PossibleTrigger[];
}>;

/** Every figure, as it stood at an instant. */
export const figuresAsOf = (
  all: Facts,
  { asOf, programYear, supplemental, commonExit, samePerson = everybodyApart, agency }: Asked,
): Figures => {
  const facts = agency === undefined ? all : ownFacts(all, agency);
  const day = asOf.slice(0, 10);
  // Here alone two are counted as one: what each agency reported of them stays apart until then.
  const periods = buildPeriods(facts, day, commonExit).map((period) => ({
    ...period,
    person: samePerson(period.person),
  }));
  const counted = <Story extends { personId: string }>(stories: readonly Story[]): readonly Story[] =>
    stories.map((story) => ({ ...story, personId: samePerson(story.personId) }));
  const stories = counted(buildStories(facts));
  const by = (dimension: Dimension) => [dimension, loopClosureBy(dimension, stories, asOf)] as const;
  return {
    asOf,
    erasedSince: all.erasedSince,
    wioa: wioaFigures(periods, programYear, { rules: regulation, supplemental, lag: { asOf: day } }),
    network: {
      ...loopClosure(stories, asOf),
      by: Object.fromEntries(dimensions.map(by)) as Figures['network']['by'],
    },
    journeys: journeyReach(counted(buildJourneys(facts))),
    expiring: expiring(periods, day, regulation),
    jobs: jobsIn(facts),
    work: workByQuarter(facts),
    possibleTriggers: possibleTriggers(facts, stories),
  };
};
