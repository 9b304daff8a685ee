import { refuse } from '@handoff/decider';
import { attested } from './attest.ts';
import type { Employment, IsCode, ParticipationCommand, ParticipationEvent } from './facts.ts';
import type { Participation } from './participation-state.ts';
import { checkCode, checkDate } from './rules.ts';

type Command = Extract<ParticipationCommand, { type: 'RecordEmployment' }>;

/** A job is a fact with or without an enrollment: a job center places people who enrolled nowhere. */
export const recordEmployment = (
  { data, at }: Command,
  participation: Participation,
  isCode: IsCode,
): ParticipationEvent[] => {
  checkDate(data.startedOn, 'startedOn', at);
  checkEvidenceOfEmployment(data.evidence, isCode);
  checkWage(data, isCode);
  checkHours(data.hoursPerWeek);
  checkOccupation(data.occupation);
  if (participation.stage === 'recorded') {
    const same = participation.employments.find((one) => isSameJob(one, data));
    const repeat = attested(data, same, participation);
    if (repeat) return repeat;
  }
  return [{ type: 'EmploymentRecorded', data }];
};

// Two jobs may begin on one day; then they differ in what is done.
const isSameJob = (one: Employment, other: Employment): boolean =>
  one.startedOn === other.startedOn && one.occupation === other.occupation;

// Joint guidance TEGL 26-16: an employment names what it rests on. A wage match is none of one person's: 20 CFR 603.5
// keeps wage records with public officials, so only results of many people together ever come out of it.
const evidenceOfEmployment = [
  'provider-record',
  'pay-stubs',
  'employer-letter',
  'tax-form',
  'case-notes',
  'self-employment-worksheet',
  'self-report',
];

export const checkEvidenceOfEmployment = (evidence: string, isCode: IsCode): void => {
  if (evidence === '') {
    refuse('evidence-missing', {
      place: 'evidence',
      reason: 'An employment without evidence is hearsay.',
      mend: 'Say what it rests on, with a code of the list "evidence" in schemas/code-lists.yaml.',
    });
  }
  checkCode(isCode, 'evidence', evidence, 'evidence');
  if (evidenceOfEmployment.includes(evidence)) return;
  refuse('evidence-does-not-fit', {
    place: 'evidence',
    reason: "This kind of evidence does not show one person's employment.",
    mend: `Send one of: ${evidenceOfEmployment.join(', ')}.`,
  });
};

export const checkWage = (
  { wageCents, wagePer }: Pick<Employment, 'wageCents' | 'wagePer'>,
  isCode: IsCode,
): void => {
  checkCode(isCode, 'wage-per', wagePer, 'wagePer');
  if ((wageCents === null) !== (wagePer === null)) {
    refuse('wage-incomplete', {
      place: wageCents === null ? 'wageCents' : 'wagePer',
      reason: 'A wage is an amount and the time it is paid for.',
      mend: 'Send both wageCents and wagePer, or neither.',
    });
  }
  if (wageCents === null || (Number.isSafeInteger(wageCents) && wageCents > 0)) return;
  refuse('wage-malformed', {
    place: 'wageCents',
    reason: 'Money is counted in whole cents, more than none.',
    mend: 'Send cents: 18.50 dollars is 1850. Leave both out when the wage is unknown.',
  });
};

export const checkHours = (hours: number | null): void => {
  if (hours === null || (hours > 0 && hours <= 168)) return;
  refuse('hours-impossible', {
    place: 'hoursPerWeek',
    reason: 'A week has 168 hours.',
    mend: 'Send the usual hours a week, or leave them out.',
  });
};

const checkOccupation = (occupation: string | null): void => {
  if (occupation === null || /^\d{2}-\d{4}\.\d{2}$/.test(occupation)) return;
  refuse('occupation-malformed', {
    place: 'occupation',
    reason: 'Not an O*NET-SOC code.',
    mend: 'Send it as NN-NNNN.NN, e.g. 31-1131.00, or leave it out.',
  });
};
