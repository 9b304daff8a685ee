import type { JourneyStep, ScreeningCompleted } from '@handoff/schemas';

/** Who stands at the two ends of a referral, and what it belongs to. */
export type Parties = Readonly<{
  referralId: string;
  referrer: string;
  agency: string;
  journeyId: string;
  intakeId: string;
  personId: string;
  reference: string;
  service: string;
  program: string | null;
  step: string;
  /** The household or group the person comes with. */
  groupId?: string;
  /** Of several agencies asked at once: what each is told it by. Gone once one of them has the person. */
  several?: readonly Offer[];
  /** The trace in which it was offered (W3C traceparent). */
  trace?: string;
}>;

export type Offer = Readonly<{ agency: string; reference: string; program: string | null }>;

/** As it came, sealed: it is opened for whoever may see it, when they ask. */
export type Screening = Pick<
  ScreeningCompleted,
  'screeningId' | 'intakeId' | 'personId' | 'referrer' | 'verdicts' | 'asOf'
>;

/** `slip`: the code that the person may show at a desk. */
export type Journey = Readonly<{
  journeyId: string;
  intakeId: string;
  personId: string;
  slip?: string;
  /** How it is laid out; not known of journeys opened before the exchange said so. */
  pathway?: string;
  steps?: readonly JourneyStep[];
}>;

/** What events leave behind because later ones only name it. All of it is internal, and goes with the person. */
export type Cases = Readonly<{
  keepParties: (parties: Parties) => Promise<void>;
  /** Of everybody in a household or group. */
  partiesIn: (groupId: string) => Promise<readonly Parties[]>;
  partiesOf: (referralId: string) => Promise<Parties | undefined>;
  keepJourney: (journey: Journey) => Promise<void>;
  intakeOfJourney: (journeyId: string) => Promise<string | undefined>;
  journeyOf: (journeyId: string) => Promise<Journey | undefined>;
  journeyBySlip: (slip: string) => Promise<Journey | undefined>;
  /** The newest replaces the one before. */
  keepScreening: (screening: Screening) => Promise<void>;
  screeningOf: (intakeId: string) => Promise<Screening | undefined>;
  /** Ids of the person's intakes, journeys and referrals. */
  subjectsOf: (personId: string) => Promise<readonly string[]>;
  forget: (personId: string) => Promise<void>;
  /** From here on nothing more is told of this person, for good. */
  close: (personId: string) => Promise<void>;
  isClosed: (personId: string) => Promise<boolean>;
}>;
