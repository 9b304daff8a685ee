import { loadPathways } from '../pathways/load-pathways.ts';
import { createJourney, type JourneyCommand } from '../domain/journey/journey.ts';
import type {
  Choice,
  EndReason,
  JourneyEvent,
  JourneyResult,
  Option,
  StepReason,
  StepStatus,
} from '../domain/journey/events.ts';
import type { Fact } from '../domain/journey/pathway.ts';
import { describeSteps, stepsFor } from '../domain/journey/side-steps.ts';

/** Made-up journeys for the specs, on the pathways that ship. */
export const pathways = loadPathways();
export const journey = createJourney(pathways);
export const at = '2026-01-05T14:00:00.000Z';
export const harbor = 'harbor-worker-center';
export const about = { journeyId: 'journey-1', personId: 'person-1', referrer: harbor };

export const nursing = ['learn.esl', 'learn.iet', 'work.placement'];

export const opened = (pathway: string, needs: readonly string[]): JourneyEvent => {
  const template = pathways.find(({ id }) => id === pathway);
  const steps = describeSteps(stepsFor(template, needs));
  return {
    type: 'JourneyOpened',
    data: { ...about, intakeId: 'intake-1', follows: null, pathway, pathwayVersion: 1, steps },
  };
};
export const advanced = (step: string, status: StepStatus, because: StepReason): JourneyEvent => ({
  type: 'JourneyAdvanced',
  data: { ...about, step, status, because },
});
export const proposed = (step: string, ...options: Option[]): JourneyEvent => ({
  type: 'OptionsProposed',
  data: { ...about, step, options, replaces: null },
});
export const chose = (step: string, ...choices: Choice[]): JourneyEvent => ({
  type: 'ChoicesMade',
  data: { ...about, step, choices, atOnce: null, mode: null, priority: null },
});
export const ended = (result: JourneyResult, reason: EndReason): JourneyEvent => ({
  type: 'JourneyEnded',
  data: { ...about, result, reason },
});
export const restarted: JourneyEvent = { type: 'JourneyRestarted', data: about };

export const bayside: Option = {
  rank: 1,
  agency: 'bayside-community-college',
  service: 'learn.esl',
  program: 'aefla',
  cohort: null,
  because: ['chosen-by-person'],
  against: [],
};
export const choice = (rank: number, agency: string, service = 'learn.esl'): Choice => ({
  rank,
  agency,
  service,
});

export const open = (pathway: string | null, needs: readonly string[]): JourneyCommand => ({
  type: 'OpenJourney',
  at,
  data: { ...about, intakeId: 'intake-1', follows: null, pathway, needs },
});
export const chooses = (step: string, choices: readonly Choice[], agency = harbor): JourneyCommand => ({
  type: 'ChooseOptions',
  at,
  data: { agency, step, choices, atOnce: null, mode: null, priority: null, fault: null },
});
export const changes = (pathway: string | null, ...needs: string[]): JourneyCommand => ({
  type: 'ChangeCourse',
  at,
  data: { agency: harbor, pathway, needs },
});
export const leaves: JourneyCommand = {
  type: 'LeaveJourney',
  at,
  data: { agency: harbor, reason: 'person-asked' },
};
export const restarts: JourneyCommand = { type: 'RestartJourney', at, data: { agency: harbor } };
export const comesBack = (step: string, fact: Fact): JourneyCommand => ({
  type: 'RecordFact',
  at,
  data: { step, fact },
});
export const nothingOpen = (step: string): JourneyCommand => ({
  type: 'ProposeOptions',
  at,
  data: { step, options: [], otherwise: 'nothing-open' },
});
