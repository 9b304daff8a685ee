import { refuse } from '@handoff/decider';
import type { IsCode, ParticipationCommand, ParticipationEvent, Service } from './facts.ts';
import { daysIn } from './messages.ts';
import { factOf, type Participation } from './participation-state.ts';
import { bare, checkCode, checkDate, isRepeat } from './rules.ts';

type Command = Extract<ParticipationCommand, { type: 'RecordService' }>;

export const recordService = (
  { data, at }: Command,
  participation: Participation,
  isCode: IsCode,
): ParticipationEvent[] => {
  checkCode(isCode, 'service', data.service, 'service');
  checkDate(data.from, 'from', at);
  checkDate(data.to, 'to', at);
  checkPeriod(data);
  if (participation.stage === 'recorded') {
    const same = participation.services.find((one) => isSamePeriod(one, data));
    if (isRepeat(factOf(data), bare(same))) return [];
    checkAgainstExit(data, participation.exit?.lastServiceOn);
  }
  return [{ type: 'ServiceDelivered', data }];
};

const isSamePeriod = (one: Service, other: Service): boolean =>
  one.service === other.service && one.from === other.from && one.to === other.to;

const checkPeriod = ({ from, to, hours }: Service): void => {
  if (to < from) {
    refuse('period-reversed', {
      place: 'to',
      reason: 'The period ends before it begins.',
      mend: 'Send the first day as from and the last day as to.',
    });
  }
  if (hours === null || (hours > 0 && hours <= daysIn(from, to) * 24)) return;
  refuse('hours-impossible', {
    place: 'hours',
    reason: 'The hours are not positive, or more than the period has.',
    mend: 'Send the contact hours of this period, or leave them out.',
  });
};

// 20 CFR 677.150(c)(1): the exit date is the last day of service; follow-up, self-service and information do not move it.
const checkAgainstExit = ({ to }: Service, lastServiceOn: string | undefined): void => {
  if (lastServiceOn === undefined || to <= lastServiceOn) return;
  refuse('service-after-exit', {
    place: 'to',
    reason: 'The person had left: the exit names an earlier day as that of the last service.',
    mend: 'Do not report follow-up as a service. If the exit was wrong, correct it first (amends: correct).',
  });
};
