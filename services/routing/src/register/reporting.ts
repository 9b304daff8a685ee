import { answersIn, type Stored } from '../domain/answers.ts';
import type { Journey } from '../domain/journey-state.ts';
import type { Answer } from '../domain/matching-supply.ts';
import type { Needs } from './register.ts';

/** What reports need of a person: no name, no id. */
export type Asking = Pick<Needs, 'language' | 'jurisdiction' | 'referrer' | 'needs'>;

/** A need that no agency has met: what was looked for, and how the step stands. */
export type Unmet = Omit<Asking, 'needs'> &
  Readonly<{ service: string; program: string | null; because: string }>;

/** Nobody is in it: how often in a month a service was there, and no program of it was open to the person. */
export type LawTally = Readonly<{ month: string; service: string; count: number }>;

/** Questions of those who watch over the exchange: read when asked, kept nowhere; the tally apart. */
export interface Reporting {
  people(): Promise<readonly Asking[]>;
  unmet(): Promise<readonly Unmet[]>;
  /** The latest twenty offers to an agency that came to a word or ran out, oldest first. */
  answersOf(agency: string): Promise<readonly Answer[]>;
  countClosedByLaw(month: string, service: string): Promise<void>;
  closedByLaw(): Promise<readonly LawTally[]>;
}

export const asking = ({ language, jurisdiction, referrer, needs }: Needs): Asking => ({
  language,
  jurisdiction,
  referrer,
  needs,
});

const kept = 20;

export const latestAnswers = (referrals: readonly (readonly Stored[])[]): readonly Answer[] =>
  answersIn(referrals).slice(-kept);

const stuck: readonly string[] = ['nothing-open', 'no-option-left', 'waits-for-choice'];

/** Only what the person asked for: nobody lacks what was merely offered to everyone. */
export const unmetIn = (journey: Journey, { needs, ...person }: Asking): readonly Unmet[] =>
  journey.status === 'none'
    ? []
    : journey.steps
        .filter(({ status, because }) => status !== 'open' && status !== 'done' && stuck.includes(because))
        .filter(({ service }) => needs.includes(service))
        .map(({ service, program, because }) => ({ ...person, service, program, because }));
