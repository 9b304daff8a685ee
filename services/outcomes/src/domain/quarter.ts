import { refuse } from '@handoff/decider';
import { attested } from './attest.ts';
import { checkEvidenceOfEmployment, checkHours, checkWage } from './employment.ts';
import type { IsCode, ParticipationCommand, ParticipationEvent, Quarter } from './facts.ts';
import type { Participation } from './participation-state.ts';
import { checkCode, checkDate } from './rules.ts';

type Command = Extract<ParticipationCommand, { type: 'RecordQuarter' }>;

/** Whether somebody was employed in a quarter, and what was paid in it: what the indicators after exit are made of. */
export const recordQuarter = (
  { data, at }: Command,
  participation: Participation,
  isCode: IsCode,
): ParticipationEvent[] => {
  checkDate(data.on, 'on', at);
  checkCode(isCode, 'employed-as', data.employedAs, 'employedAs');
  checkEvidenceOfEmployment(data.evidence, isCode);
  checkPaid(data, isCode);
  checkEmployer(data.employer);
  if (participation.stage === 'recorded') {
    const same = participation.quarters.find(({ on }) => quarterName(on) === quarterName(data.on));
    // The day only names the quarter: another day of it says nothing else.
    const repeat = attested({ ...data, on: same?.on ?? data.on }, same, participation);
    if (repeat) return repeat;
  }
  return [{ type: 'QuarterReported', data }];
};

export const quarterName = (day: string): string =>
  `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

// Without a unit it is what was paid in the quarter; a rate is taken only where just the rate is known (TAC-17-04 page 6).
const checkPaid = (quarter: Quarter, isCode: IsCode): void => {
  const { employedAs, wageCents, wagePer, hoursPerWeek } = quarter;
  if (employedAs === 'none' && (wageCents !== null || wagePer !== null || hoursPerWeek !== null))
    refuse('wage-without-work', {
      place: 'wageCents',
      reason: 'Who was not employed in the quarter earned nothing in it.',
      mend: 'Leave pay and hours out, or say in what the person was employed.',
    });
  if (wagePer !== null) checkWage({ wageCents, wagePer }, isCode);
  else checkWage({ wageCents, wagePer: wageCents === null ? null : 'month' }, isCode);
  checkHours(hoursPerWeek);
  if (wagePer === 'hour' && hoursPerWeek === null)
    refuse('hours-missing', {
      place: 'hoursPerWeek',
      reason: 'A rate by the hour makes a quarter only with the hours of a week.',
      mend: 'Send hoursPerWeek, or what was paid in the quarter without wagePer.',
    });
};

const checkEmployer = (employer: string | null): void => {
  if (employer === null || /^\d{2}-\d{7}$/.test(employer)) return;
  refuse('employer-malformed', {
    place: 'employer',
    reason: "Not an employer's federal identification number.",
    mend: 'Send it as NN-NNNNNNN, or leave it out. Never a number of the person.',
  });
};
