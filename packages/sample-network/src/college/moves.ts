import { z } from 'zod';
import type { CollegeHabit } from '../habits.ts';

/** What a college reads of a ReferralNotice. */
export const noticeSchema = z.looseObject({
  referral: z.string(),
  reference: z.string(),
  role: z.string(),
  status: z.string(),
  program: z.string().nullable().optional(),
  result: z.string().nullable().optional(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** Something to say; `name` becomes part of the key of the request. */
export type Saying = Readonly<{
  to: 'responses' | 'facts';
  name: string;
  body: Readonly<Record<string, unknown>>;
  /** Said instead when it is refused because every place is taken. */
  ifFull?: Saying;
}>;

/** `contact`: read how to reach the person. */
export type Move = Saying | Readonly<{ to: 'contact' }>;

type Asked = Readonly<{
  habit: CollegeHabit;
  today: string;
  localRef: string;
  /** It was put in line before: when it is offered again, its turn has come. */
  wasInLine: boolean;
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
  switch (notice.status) {
    case 'offered':
      return [asked.wasInLine ? acceptFromLine : look(asked)];
    case 'in-review':
      return [decide(asked)];
    case 'accepted':
      return [{ to: 'contact' }, begin(notice, asked)];
    case 'active':
      return notice.result === 'no-show' ? [giveUp] : [];
    case 'completed':
      return notice.result === 'enrolled' ? afterEnrollment(asked) : [];
    default:
      return [];
  }
};

const look = ({ localRef }: Asked): Saying => respond('in-review', { status: 'in-review', localRef });

const decide = ({ habit }: Asked): Move => {
  switch (habit.answer) {
    case 'accept':
      return { ...respond('accepted', { status: 'accepted' }), ifFull: waitlist };
    case 'waitlist':
      return waitlist;
    case 'decline':
      return respond('declined', { status: 'declined', reason: habit.because });
  }
};

const waitlist = respond('waitlisted', { status: 'waitlisted' });

/** Who finds no place even when the turn comes is told so. */
export const acceptFromLine: Saying = {
  ...respond('accepted-from-line', { status: 'accepted' }),
  ifFull: respond('declined-full', { status: 'declined', reason: 'no-place' }),
};

const begin = ({ program = null }: Notice, { habit, today }: Asked): Move =>
  habit.answer !== 'decline' && habit.later === 'never-comes'
    ? respond('no-show', { status: 'active', what: 'no-show' })
    : report('enrolled', { kind: 'enrolled', on: today, program });

const giveUp = respond('not-reached', { status: 'completed', result: 'could-not-be-reached' });

const afterEnrollment = ({ habit, today }: Asked): readonly Move[] => {
  if (habit.answer === 'decline' || habit.later === 'never-comes') return [];
  if (habit.later === 'leaves') return [report('exit', { kind: 'exit', on: today, reason: habit.because })];
  const { from: fromLevel, to: toLevel } = habit;
  const type = 'educational-functioning-level';
  return [
    report('milestone', {
      kind: 'milestone',
      on: today,
      type,
      fromLevel,
      toLevel,
      evidence: 'pre-post-test',
    }),
  ];
};
