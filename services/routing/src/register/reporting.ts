import type { Introduction } from '../domain/codes.ts';
import type { Journey } from '../domain/journey/state.ts';
import type { Referral } from '../domain/referral/state.ts';
import { isOpen } from '../domain/referral/transitions.ts';
import type { Needs } from './register.ts';

/** What reports need of a person: no name, no id. */
export type Asking = Pick<Needs, 'language' | 'jurisdiction' | 'referrer' | 'needs'>;

/** A need that no agency has met: what was looked for, and how the step stands. */
export type Unmet = Omit<Asking, 'needs'> &
  Readonly<{ service: string; program: string | null; because: string }>;

/** Nobody is in it: how often in a month a service was there, and no program of it was open to the person. */
export type LawTally = Readonly<{ month: string; service: string; count: number }>;

/** An acceptance: how the person came there, and whether they arrived; undefined while that is still open. */
export type Introduced = Readonly<{ how: Introduction | null; arrived: boolean | undefined }>;
export type Told = Readonly<{ listingId: string; service: string | null }>;

/** Questions of those who watch over the exchange: read when asked, kept nowhere; the tally apart. */
export interface Reporting {
  people(): Promise<readonly Asking[]>;
  unmet(): Promise<readonly Unmet[]>;
  introductions(): Promise<readonly Introduced[]>;
  /** Every time somebody was told of a service outside the exchange. */
  informed(): Promise<readonly Told[]>;
  countClosedByLaw(month: string, service: string): Promise<void>;
  closedByLaw(): Promise<readonly LawTally[]>;
}

export const asking = ({ language, jurisdiction, referrer, needs }: Needs): Asking => ({
  language,
  jurisdiction,
  referrer,
  needs,
});

const arrivals: readonly string[] = ['enrolled', 'placed', 'served', 'referred-on'];

/** Arrived is who was met: a first contact, or a result that there is none without. */
export const introducedIn = (state: Referral, types: readonly string[]): readonly Introduced[] => {
  if (state.status === 'none' || state.status === 'entered-in-error' || state.acceptance === null) return [];
  const met = types.includes('ReferralActive');
  const arrived = met || (state.status === 'completed' && arrivals.includes(state.result));
  return [{ how: state.introduction, arrived: arrived || !isOpen(state.status) ? arrived : undefined }];
};

export const toldIn = (events: readonly Readonly<{ type: string; data?: unknown }>[]): readonly Told[] =>
  events.flatMap(({ type, data }) => (type === 'InformationGiven' ? [data as Told] : []));

const stuck: readonly string[] = ['nothing-open', 'no-option-left', 'waits-for-choice'];

/** Only what the person asked for: nobody lacks what was merely offered to everyone. */
export const unmetIn = (journey: Journey, { needs, ...person }: Asking): readonly Unmet[] =>
  journey.status === 'none'
    ? []
    : journey.steps
        .filter(({ status, because }) => status !== 'open' && status !== 'done' && stuck.includes(because))
        .filter(({ service }) => needs.includes(service))
        .map(({ service, program, because }) => ({ ...person, service, program, because }));
