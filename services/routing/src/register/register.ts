import type { SealedValue } from '@handoff/sealing';
import type { Listings } from '../directory/listings.ts';
import type { Agency } from '../domain/matching/supply.ts';
import type { Answers } from './answers.ts';
import type { Reporting } from './reporting.ts';

/** What a journey needs to know of an intake. Nothing sealed is opened to write it. */
export type Needs = Readonly<{
  intakeId: string;
  personId: string;
  referrer: string;
  jurisdiction: string;
  language: string;
  needs: readonly string[];
  pathway: string | null;
  /** The earlier intake of somebody who is back. */
  follows: string | null;
  /** The household or group the person comes with. Kept before people could come together: nothing is said of it. */
  groupId?: string | null;
  choices: readonly Readonly<{ rank: number; service: string; agency: string }>[];
}>;

/** The verdicts stay as they came, sealed: they are opened when a step needs them and never kept in clear. */
export type Screening = Readonly<{
  screeningId: string;
  rulesVersion: string;
  /** Sequence of the intake event whose facts were judged: an overtaken screening never replaces a newer one. */
  factsSequence: number;
  verdicts: SealedValue;
}>;

/** `forgotten`: the person was erased. That it was is all that is left, so that nothing late is taken for new. */
export type Noted = Readonly<{ needs?: Needs; screening?: Screening; forgotten?: true }>;

export interface Intakes {
  keepNeeds(needs: Needs): Promise<void>;
  keepScreening(intakeId: string, screening: Screening): Promise<void>;
  of(intakeId: string): Promise<Noted>;
  /** For good: nothing is kept of this intake any more, whatever comes late. */
  forget(intakeId: string): Promise<void>;
}

export interface Directory {
  save(agency: Agency): Promise<void>;
  agencies(slugs: readonly string[]): Promise<readonly Agency[]>;
  /** All that offer a service, by name. */
  offering(service: string): Promise<readonly Agency[]>;
  all(): Promise<readonly Agency[]>;
}

export type KnownReferral = Readonly<{
  referralId: string;
  step: string;
  service: string;
  agency: string;
  reference: string;
  status: string;
}>;

export type Counts = Readonly<{
  referrals: Readonly<Record<string, number>>;
  journeys: Readonly<{
    open: number;
    waiting: Readonly<Record<string, number>>;
    ended: Readonly<Record<string, number>>;
  }>;
  seats: Readonly<{ cohorts: number; seats: number; held: number; taken: number }>;
}>;

/** Questions asked across streams: read from the stream documents themselves, so the answer never lags. */
export interface Standing {
  /** Ids of referrals under way. */
  openOf(personId: string): Promise<readonly string[]>;
  onJourney(journeyId: string): Promise<readonly KnownReferral[]>;
  /** Ids of referrals under way at an agency, also where it is one of several that are asked. */
  openAt(agency: string): Promise<readonly string[]>;
  /** Ids of those in line for a cohort, who came first, first. */
  inLine(agency: string, cohort: string): Promise<readonly string[]>;
  counts(): Promise<Counts>;
}

/** Agencies that stopped everything that reaches them, and since when. */
export interface Pauses {
  keep(agency: string, since: string): Promise<void>;
  end(agency: string): Promise<void>;
  since(agency: string): Promise<string | undefined>;
}

/** What routing remembers beside its streams. */
export type Register = Readonly<{
  listings: Listings;
  intakes: Intakes;
  directory: Directory;
  standing: Standing;
  pauses: Pauses;
  reporting: Reporting;
  answers: Answers;
}>;
