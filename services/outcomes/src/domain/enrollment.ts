import { refuse } from '@handoff/decider';
import type { IsCode, ParticipationCommand, ParticipationEvent } from './facts.ts';
import { factOf, type Participation } from './participation-state.ts';
import { bare, checkCode, checkDate, isRepeat } from './rules.ts';

type Command = Extract<ParticipationCommand, { type: 'RecordEnrollment' }>;

/** Enrolled is what the provider says it is; being accepted or placed in a cohort is another fact. */
export const recordEnrollment = (
  { data, at }: Command,
  participation: Participation,
  isCode: IsCode,
): ParticipationEvent[] => {
  checkDate(data.enrolledOn, 'enrolledOn', at);
  checkCode(isCode, 'program', data.program, 'program');
  checkTerm(data.term);
  if (participation.stage === 'recorded') {
    if (isRepeat(factOf(data), bare(participation.enrollment))) return [];
    checkAgainstExit(data.enrolledOn, participation.exit?.lastServiceOn);
  }
  return [{ type: 'EnrollmentRecorded', data }];
};

// A person who comes back after an exit begins another period of participation (20 CFR 677.150(c)).
const checkAgainstExit = (enrolledOn: string, lastServiceOn: string | undefined): void => {
  if (lastServiceOn === undefined || enrolledOn <= lastServiceOn) return;
  refuse('enrollment-after-exit', {
    place: 'enrolledOn',
    reason: 'The person had left: the exit names an earlier day as that of the last service.',
    mend: 'Report a new enrollment under a new referral. If the exit was wrong, correct it first (amends: correct).',
  });
};

// The provider's own words, so a place where a number of a person could slip in: a term's name needs no long one.
const checkTerm = (term: string | null): void => {
  if (term === null) return;
  const digits = term.replace(/\P{Nd}/gu, '');
  if (term.length <= 60 && digits.length <= 8 && !/\p{Nd}{5}/u.test(term)) return;
  refuse('term-malformed', {
    place: 'term',
    reason:
      'A term is named in up to 60 characters, with at most eight digits and no number longer than four.',
    mend: 'Send the name alone, e.g. "Fall 2026". Never a number of the person.',
  });
};
