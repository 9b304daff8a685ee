import type { Going, StepState } from './state.ts';

type Referred = Readonly<{ step: string; agency: string; status: string }>;
export type Enrolled = Readonly<{
  step: string;
  program: string | null;
  agency: string | null;
  since: string | null;
}>;

/**
 * Where the person is enrolled now, as far as agencies have reported. Two at once are a co-enrollment: each program
 * counts the person, and the person is one.
 */
export const enrolledIn = (journey: Going, referrals: readonly Referred[]): readonly Enrolled[] =>
  journey.steps.filter(isEnrolled).map(({ id, program, trail }) => ({
    step: id,
    program,
    agency: referrals.findLast(({ step, status }) => step === id && status === 'completed')?.agency ?? null,
    since: trail.find(({ because }) => because === 'enrolled')?.at ?? null,
  }));

/** A step that went on to be done by something else, a level or a job, is behind the person. */
const isEnrolled = ({ status, because, facts }: StepState): boolean =>
  facts.includes('enrolled') && (status === 'open' || (status === 'done' && because === 'enrolled'));
