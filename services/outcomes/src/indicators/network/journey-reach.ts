import { type Rate, rateOf } from '../rate.ts';

/** How far one person's way through several referrals has come. */
export type JourneyStory = Readonly<{
  journeyId: string;
  personId: string;
  pathway: string | null;
  enrolled: boolean;
  gained: boolean;
  credentialed: boolean;
  employed: boolean;
}>;

export type JourneyReach = Readonly<{
  kind: 'network measure';
  journeys: number;
  people: number;
  enrolled: Rate;
  gained: Rate;
  credentialed: Rate;
  employed: Rate;
}>;

/** Of all journeys, whatever programs they went through: no WIOA denominator, so no WIOA name. */
export const journeyReach = (stories: readonly JourneyStory[]): JourneyReach => {
  const share = (came: (story: JourneyStory) => boolean): Rate =>
    rateOf(stories.filter(came).length, stories.length);
  return {
    kind: 'network measure',
    journeys: stories.length,
    people: new Set(stories.map(({ personId }) => personId)).size,
    enrolled: share(({ enrolled }) => enrolled),
    gained: share(({ gained }) => gained),
    credentialed: share(({ credentialed }) => credentialed),
    employed: share(({ employed }) => employed),
  };
};
