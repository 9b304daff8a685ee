import { refuse } from '@handoff/decider';
import { pathwayUnder } from './end.ts';
import type { JourneyEvent } from './events.ts';
import { evolve, type Journey, type OpenJourney } from './state.ts';
import { partiesOf, start } from './tell.ts';
import type { Pathways } from './pathway.ts';

type Ended = Extract<Journey, { status: 'ended' }>;

/** What had ended is taken up again with its history: what was done stays done, the rest starts over. */
export const restart = (journey: Ended, pathways: Pathways): readonly JourneyEvent[] => {
  if (journey.reason === 'person-erased') refuseErased();
  const restarted: JourneyEvent = { type: 'JourneyRestarted', data: partiesOf(journey) };
  const after = evolve(journey, restarted) as OpenJourney;
  const toGo = after.steps.filter(({ status, behind }) => status !== 'done' && !behind);
  if (toGo.length === 0) refuseNothingLeft();
  const pathway = pathwayUnder(pathways, journey);
  return [restarted, ...toGo.map((step) => start(after, pathway, step, 'restarted'))];
};

const refuseErased = (): never =>
  refuse('journey-closed-for-good', {
    reason: 'the person asked to be erased, and nothing is left to go on from',
    mend: 'Take the person in anew, if that is what they want.',
  });

const refuseNothingLeft = (): never =>
  refuse('nothing-left', {
    reason: 'every step of this journey is done',
    mend: 'Change nothing here; take the person in anew for what they want now.',
  });
