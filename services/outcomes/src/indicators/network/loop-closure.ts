import { type Rate, rateOf } from '../rate.ts';
import { type Dimension, type ReferralStory } from './story.ts';
import { type TimeToEvent, timeToEvent, type Watched } from './time-to-event.ts';

/** Figures of the network, about referrals. They are no WIOA indicators, and nothing here is called one. */
export type LoopClosure = Readonly<{
  kind: 'network measure';
  referrals: number;
  people: number;
  response: TimeToEvent;
  acceptance: TimeToEvent;
  /** From acceptance on. */
  firstContact: TimeToEvent;
  enrollment: TimeToEvent;
  /** Share of all referrals of which the referrer heard what came of it. */
  outcomeReturned: Rate;
  funnel: readonly Stage[];
}>;

export type Stage = Readonly<{
  stage: 'offered' | 'responded' | 'accepted' | 'contacted' | 'enrolled' | 'outcome returned';
  referrals: number;
  /** Of those offered. */
  share: Rate;
}>;

export const loopClosure = (stories: readonly ReferralStory[], asOf: string): LoopClosure => {
  const timed = (from: Instant, to: Instant): TimeToEvent =>
    timeToEvent(stories.flatMap((story) => watched(story, from, to, asOf)));
  const returned = stories.filter(({ outcomeAt }) => outcomeAt !== null).length;
  return {
    kind: 'network measure',
    referrals: stories.length,
    people: new Set(stories.map(({ personId }) => personId)).size,
    response: timed('offeredAt', 'respondedAt'),
    acceptance: timed('offeredAt', 'acceptedAt'),
    firstContact: timed('acceptedAt', 'contactedAt'),
    enrollment: timed('offeredAt', 'enrolledAt'),
    outcomeReturned: rateOf(returned, stories.length),
    funnel: funnelOf(stories),
  };
};

type Instant = 'offeredAt' | 'respondedAt' | 'acceptedAt' | 'contactedAt' | 'enrolledAt';

// Watched from the one instant until the other, or until the referral ended without it, or until now.
const watched = (story: ReferralStory, from: Instant, to: Instant, asOf: string): Watched[] => {
  const began = story[from];
  if (began === null) return [];
  const came = story[to];
  const until = came ?? story.endedAt ?? asOf;
  return [{ days: wholeDays(began, until < began ? began : until), happened: came !== null }];
};

const wholeDays = (from: string, to: string): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);

const stages: readonly (readonly [Stage['stage'], keyof ReferralStory])[] = [
  ['offered', 'referralId'],
  ['responded', 'respondedAt'],
  ['accepted', 'acceptedAt'],
  ['contacted', 'contactedAt'],
  ['enrolled', 'enrolledAt'],
  ['outcome returned', 'outcomeAt'],
];

const funnelOf = (stories: readonly ReferralStory[]): readonly Stage[] =>
  stages.map(([stage, reached]) => {
    const referrals = stories.filter((story) => story[reached] !== null).length;
    return { stage, referrals, share: rateOf(referrals, stories.length) };
  });

/** The same, told apart: `none` where it is not known. */
export const loopClosureBy = (
  dimension: Dimension,
  stories: readonly ReferralStory[],
  asOf: string,
): Readonly<Record<string, LoopClosure>> =>
  Object.fromEntries(
    [...Map.groupBy(stories, (story) => story[dimension] ?? 'none')]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([value, those]) => [value, loopClosure(those, asOf)]),
  );
