import { z } from 'zod';
import type { Habit } from './habit.ts';

/** What an agency reads of a ReferralNotice. */
export const noticeSchema = z.looseObject({
  referral: z.string(),
  role: z.string(),
  status: z.string(),
  service: z.string(),
  program: z.string().nullable().optional(),
  result: z.string().nullable().optional(),
});
export type Notice = Readonly<z.infer<typeof noticeSchema>>;

/** Something to say; `name` becomes part of the key it is said under. */
export type Saying = Readonly<{
  to: 'responses' | 'facts';
  name: string;
  body: Readonly<Record<string, unknown>>;
}>;

/** `contact`: read how to reach the person. */
export type Move = Saying | Readonly<{ to: 'contact' }>;

export type Asked = Readonly<{
  habit: Habit;
  today: string;
  localRef: string;
  /** It was put in line before: when it is offered again, its turn has come. */
  wasInLine: boolean;
  /** By the agency's own count there is no place. */
  full: boolean;
}>;

const respond = (name: string, body: Readonly<Record<string, unknown>>): Saying => ({
  to: 'responses',
  name,
  body,
});
const report = (name: string, body: Readonly<Record<string, unknown>>): Saying => ({
  to: 'facts',
  name,
  body,
});

/**
 * What comes next, seen from the status a notice tells. A fact is only reported once the status before it has come
 * back: then it stands, and nothing is told ahead of itself.
 */
export const movesOn = (notice: Notice, asked: Asked): readonly Move[] => {
  if (asked.habit.does === 'is-silent') return [];
  switch (notice.status) {
    case 'offered':
      return [asked.wasInLine ? acceptFromLine : look(asked)];
    case 'in-review':
      return [decide(asked)];
    case 'accepted':
      return [{ to: 'contact' }, ...begin(notice, asked)];
    case 'active':
      return notice.result === 'no-show' ? [giveUp] : [];
    case 'completed':
      return notice.result === 'enrolled' ? afterEnrollment(asked) : [];
    default:
      return [];
  }
};

const look = ({ localRef }: Asked): Saying => respond('in-review', { status: 'in-review', localRef });

// A spreadsheet has no in-review: there the answer is the first word, and brings the agency's own number.
const decide = ({ habit, full, localRef }: Asked): Saying => {
  if (habit.does === 'declines')
    return respond('declined', { status: 'declined', reason: habit.because, localRef });
  return full || ('inLine' in habit && habit.inLine)
    ? waitlist
    : respond('accepted', { status: 'accepted', localRef });
};

export const waitlist = respond('waitlisted', { status: 'waitlisted' });

export const acceptFromLine: Saying = respond('accepted-from-line', { status: 'accepted' });

/** Said instead of an acceptance that was refused because every place is taken: in line, or no place even from there. */
export const ifFull: Readonly<Record<string, Saying>> = {
  accepted: waitlist,
  'accepted-from-line': respond('declined-full', { status: 'declined', reason: 'no-place' }),
};

export const giveUp = respond('not-reached', { status: 'completed', result: 'could-not-be-reached' });

const end = (result: string): Saying => respond('completed', { status: 'completed', result });

const begin = ({ service, program = null }: Notice, { habit, today }: Asked): readonly Saying[] => {
  switch (habit.does) {
    case 'never-comes':
      return [respond('no-show', { status: 'active', what: 'no-show' })];
    case 'places':
      return [report('placed', { kind: 'employment', on: today, ...jobOf(habit) })];
    case 'serves':
      return [report('served', { kind: 'service', on: today, service }), end('served')];
    case 'refers-on':
      return [end('referred-on')];
    case 'cannot-help':
      return [end('could-not-be-helped')];
    case 'sends-back':
      return [respond('sent-back', { status: 'declined', reason: 'requirements-not-completed' })];
    case 'declines':
    case 'is-silent':
      return [];
    default:
      return [report('enrolled', { kind: 'enrolled', on: today, program })];
  }
};

const jobOf = ({ wageCents, hours, occupation }: Extract<Habit, { does: 'places' }>) => ({
  wageCents,
  wagePer: 'hour',
  hoursPerWeek: hours,
  occupation,
  evidence: 'employer-letter',
});

const afterEnrollment = ({ habit, today: on }: Asked): readonly Saying[] => {
  switch (habit.does) {
    case 'leaves':
      return [report('exit', { kind: 'exit', on, reason: habit.because })];
    case 'earns-a-credential':
      return [
        report('milestone', { kind: 'milestone', on, type: `credential:${habit.type}`, evidence: 'award' }),
      ];
    case 'gains-a-level': {
      const { from: fromLevel, to: toLevel } = habit;
      const type = 'educational-functioning-level';
      return [
        report('milestone', { kind: 'milestone', on, type, fromLevel, toLevel, evidence: 'pre-post-test' }),
      ];
    }
    default:
      return [];
  }
};
