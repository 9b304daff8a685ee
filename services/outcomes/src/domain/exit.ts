import { refuse } from '@handoff/decider';
import type { IsCode, ParticipationCommand, ParticipationEvent } from './facts.ts';
import { factOf, type Participation, type Recorded } from './participation-state.ts';
import { bare, checkCode, checkDate, isRepeat } from './rules.ts';

type Command = Extract<ParticipationCommand, { type: 'RecordExit' }>;

export const recordExit = (
  { data, at }: Command,
  participation: Participation,
  isCode: IsCode,
): ParticipationEvent[] => {
  checkDate(data.lastServiceOn, 'lastServiceOn', at);
  checkCode(isCode, 'exit-reason', data.reason, 'reason');
  if (participation.stage === 'none') {
    return refuse('nothing-to-exit', {
      place: 'kind',
      reason: 'Nothing was reported under this referral, so nobody can leave.',
      mend: 'Report the enrollment or the services first; if the person never came, answer the referral instead.',
    });
  }
  if (isRepeat(factOf(data), bare(participation.exit))) return [];
  checkLastService(data.lastServiceOn, participation);
  return [{ type: 'ParticipationExited', data }];
};

// 20 CFR 677.150(c)(1): the exit date is the last date of service.
const checkLastService = (lastServiceOn: string, { services, enrollment }: Recorded): void => {
  const days = [...services.map(({ to }) => to), ...(enrollment === null ? [] : [enrollment.enrolledOn])];
  if (days.every((day) => day <= lastServiceOn)) return;
  refuse('exit-before-last-service', {
    place: 'lastServiceOn',
    reason: 'A service or the enrollment was reported for a later day.',
    mend: 'Send the day of the last service.',
  });
};
