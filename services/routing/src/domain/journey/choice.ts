import { refuse } from '@handoff/decider';
import { offerModes, oneOf } from '../codes.ts';
import type { Asking, Choice, JourneyEvent } from './events.ts';
import { type OpenJourney, type StepState, stepOf } from './state.ts';
import { advance, partiesOf, start } from './tell.ts';
import type { Pathway } from './pathway.ts';

export type Ranking = Readonly<
  { step: string; choices: readonly Choice[]; atOnce: boolean | null } & {
    mode: string | null;
    priority: number | null;
  }
>;

/**
 * The person, through the navigator, ranks agencies for a step: at any time, so that a step that waits for a choice,
 * ran out of options or was closed has a way on. No choice at all means: not this.
 */
export const choose = (
  ranking: Ranking,
  journey: OpenJourney,
  pathway: Pathway | undefined,
): readonly JourneyEvent[] => {
  const { step: id, choices } = ranking;
  const step = stepOf(journey, id) ?? refuseUnknownStep(id, journey);
  if (step.status === 'done') refuseDone(id);
  if (offerStands(step)) refuseWhileOffered(id);
  refuseTwice(choices);
  refuseElsewhere(choices, step);
  const made = [ranked(journey, ranking)];
  if (choices.length === 0)
    return step.status === 'closed' ? [] : [...made, advance(journey, id, 'closed', 'not-wanted')];
  const goesOnByItself = step.status === 'open' || step.because === 'waits-for-fact';
  return goesOnByItself ? made : [...made, start(journey, pathway, step, 'person-chose')];
};

const offerStands = ({ status, asks }: StepState): boolean => status === 'open' && !asks;

const ranked = (journey: OpenJourney, { step, choices, ...how }: Ranking): JourneyEvent => ({
  type: 'ChoicesMade',
  data: {
    ...partiesOf(journey),
    step,
    choices: choices.toSorted((one, other) => one.rank - other.rank),
    ...askingOf(how),
  },
});

/** A queue has a mode only where all are asked at once, and an order only where it is a queue. */
const askingOf = ({ atOnce, mode, priority }: Omit<Ranking, 'step' | 'choices'>): Asking => {
  if (atOnce !== true) return mode === null && priority === null ? { atOnce, mode, priority } : refuseMode();
  const known = mode === null ? 'confirm' : oneOf(offerModes, mode, 'mode');
  if (priority !== null && known !== 'queue') refusePriority();
  return { atOnce, mode: known, priority };
};

const refuseMode = (): never =>
  refuse('not-at-once', {
    place: 'mode',
    reason: 'agencies are asked one after the other, so nothing is to be settled between them',
    mend: 'Send atOnce: true with a mode, or neither mode nor priority.',
  });

const refusePriority = (): never =>
  refuse('no-queue', {
    place: 'priority',
    reason: 'only a community queue has an order; here the person confirms one',
    mend: 'Send mode: queue with a priority, or leave the priority out.',
  });

const refuseUnknownStep = (id: string, { steps }: OpenJourney): never =>
  refuse('unknown-step', {
    place: 'step',
    reason: `this journey has no step '${id}'`,
    mend: `Name one of its steps: ${steps.map((step) => step.id).join(', ')}.`,
  });

const refuseDone = (id: string): never =>
  refuse('step-is-done', {
    place: 'step',
    reason: `'${id}' is done: what was asked for was reached`,
    mend: 'Choose for another step, or change course if the person wants it once more.',
  });

const refuseWhileOffered = (id: string): never =>
  refuse('offer-stands', {
    place: 'step',
    reason: `an offer for '${id}' is under way at an agency`,
    mend: 'Withdraw that referral first (status withdrawn); the step then takes a new choice.',
  });

const refuseTwice = (choices: readonly Choice[]): void => {
  const once = (of: (choice: Choice) => unknown) => new Set(choices.map(of)).size === choices.length;
  if (once(({ rank }) => rank) && once(({ agency }) => agency)) return;
  refuse('choice-twice', {
    place: 'choices',
    reason: 'an agency or a rank is named twice',
    mend: 'Name each agency once, with ranks 1, 2, 3 in the order the person wants them.',
  });
};

const refuseElsewhere = (choices: readonly Choice[], { service: wanted }: StepState): void => {
  const other = choices.find(({ service }) => service !== wanted);
  if (!other) return;
  refuse('choice-for-another-service', {
    place: 'choices',
    reason: `this step is for ${wanted}, and a choice is for ${other.service}`,
    mend: `Choose agencies for ${wanted}, or name another step.`,
  });
};
