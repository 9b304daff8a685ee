import type { SealedValue } from '@handoff/sealing';

/** Facts as they came, still sealed: the record that carried them is part of what they were sealed under. */
export type SealedFacts = Readonly<{
  sealed: SealedValue;
  record: 'IntakeSubmitted' | 'IntakeAmended';
  from: string;
  sequence: number;
  givenOn: string;
}>;

/** Who the facts are about and where they are judged; only the first event of an intake says so. */
export type About = Readonly<{ personId: string; referrer: string; jurisdiction: string; language: string }>;

/** Until when the exchange may screen; null once taken back. */
export type ScreeningConsent = Readonly<{ until: string | null; sequence: number }>;

/** What is known of an intake so far, whichever event came first. Ciphertext, never facts. */
export type SealedIntake = Readonly<{
  intakeId: string;
  about: About | null;
  facts: SealedFacts | null;
  consent: ScreeningConsent | null;
  /** Set when the person's keys are gone: there is nothing to screen any more. */
  closed: string | null;
}>;

/** Every write keeps the newest by sequence, so that events may come again and in any order between streams. */
export type SealedIntakes = Readonly<{
  keepFacts: (intakeId: string, facts: SealedFacts, about?: About) => Promise<void>;
  keepConsent: (intakeId: string, consent: ScreeningConsent) => Promise<void>;
  /** Forgets the ciphertext for good; what comes later is not kept. */
  close: (intakeId: string, because: string) => Promise<void>;
  find: (intakeId: string) => Promise<SealedIntake | undefined>;
  countClosed: () => Promise<number>;
}>;
