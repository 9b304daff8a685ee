import { refuse } from '@handoff/decider';
import type { ChoiceMade } from '@handoff/schemas';
import type { Gateway } from '../gateway.ts';
import type { Addressed } from './translate.ts';

/** The journey is named by the referrer's own id for it; ranks are the order the person gave. */
export const choicesMade = async (
  { register }: Gateway,
  partner: string,
  { journey, step, choices, atOnce, mode, priority }: ChoiceMade,
): Promise<Addressed> => {
  const [found] = await register.views.find(partner, 'journey', journey);
  const journeyId = found?.about.journeyId ?? unknownJourney();
  const ranked = choices.map((choice, index) => ({ rank: index + 1, ...choice }));
  const value = { journeyId, agency: partner, step, choices: ranked, atOnce, mode, priority };
  return { name: 'ChooseOptions', streamId: journeyId, value };
};

const unknownJourney = (): never =>
  refuse('unknown-journey', {
    place: 'journey',
    reason: 'no journey of yours has this id',
    mend: 'Use the `journey` of a notice sent to you about someone you referred.',
  });
