import type { Day } from './days.ts';
import type { Program } from './program.ts';

/** What a person, an employer or a case file shows (TAC-17-04 page 7), the strongest first; `supplemental`: which is not told. */
export const supplementalKinds = [
  'tax-form',
  'pay-stubs',
  'employer-letter',
  'provider-record',
  'case-notes',
  'self-employment-worksheet',
  'self-report',
  'supplemental',
] as const;
type SupplementalKind = (typeof supplementalKinds)[number];

/** Where an answer about employment comes from. `wage-match` tells of one person only inside the State's own run. */
export type EvidenceKind =
  | 'wage-match'
  | 'federal-record'
  | 'military-record'
  | SupplementalKind
  | 'not-told'
  | 'none';

export const isSupplemental = (evidence: string): evidence is SupplementalKind =>
  supplementalKinds.some((kind) => kind === evidence);

/** One quarter after exit: PIRL 1600 to 1607, 1703 to 1706. Money is whole cents. */
export type QuarterAfterExit = Readonly<{
  /** 1 job, 2 registered apprenticeship, 3 military, 0 none, 9 not yet available; null: nothing was recorded. */
  status: 0 | 1 | 2 | 3 | 9 | null;
  evidence: EvidenceKind;
  /** null: blank, so unknown; `not-yet`: all nines, or match type 5. */
  earningsCents: number | 'not-yet' | null;
  /** What supplemental evidence shows beside it; null where there is none, or none that holds. */
  supplemental: Readonly<{ earningsCents: number | null }> | null;
}>;

export const nothingRecorded: QuarterAfterExit = {
  status: null,
  evidence: 'none',
  earningsCents: null,
  supplemental: null,
};

export type Credential = Readonly<{
  /** PIRL 1800. */
  type: string;
  on: Day;
}>;

export type Gain = Readonly<{
  /** 1 (or 1a to 1d) functioning level, 2 diploma, 3 transcript, 4 training milestone, 5 skills progression. */
  type: string;
  on: Day | null;
  /** A milestone counts only if it was set before it was reached. */
  setInAdvance: boolean;
}>;

export type Learning = Readonly<{
  /** PIRL 1303, 1310, 1315. */
  training: readonly string[];
  /** PIRL 1332. */
  postsecondary: boolean;
  /** PIRL 1401: at or above the ninth grade. */
  secondary: boolean;
  diplomaAtEntry: boolean;
  /** PIRL 1406. */
  enrolledAfterExit: Day | null;
  /** PIRL 1811 and 1813. */
  from: Day | null;
  to: Day | null;
  /** Youth who attended school at entry are in every measure of education. */
  inSchoolYouth: boolean;
  /** Youth elsewhere in Title II classes, YouthBuild, Job Corps or concurrent education. */
  otherYouthEducation: boolean;
  /** Integrated education and training, or workplace literacy. */
  integrated: boolean;
}>;

/** One person's period of participation in one program: what every WIOA indicator counts (TAC-17-01 pages 25 to 26). */
export type Period = Readonly<{
  id: string;
  person: string;
  program: Program;
  /** 1 for the person's first period in this program, 2 for the second, … */
  ordinal: number;
  /** False for reportable individuals: self-service, information or incumbent-worker training alone (20 CFR 677.150). */
  participant: boolean;
  contactHours: number | null;
  entry: Day | null;
  exited: boolean;
  /** null although exited: the day is not told. */
  exit: Day | null;
  /** PIRL 923; `00` where none applies. */
  exitReason: string;
  /** Whether a wage match is possible at all; never the number itself. null: not told. */
  hasNumberForMatch: boolean | null;
  quarters: Readonly<Record<1 | 2 | 3 | 4, QuarterAfterExit>>;
  /** PIRL 1900 and 1901. */
  placement: Readonly<{ second: number | null; fourth: number | null }>;
  /** PIRL 1618. */
  sameEmployer: boolean;
  learning: Learning;
  credentials: readonly Credential[];
  gains: readonly Gain[];
  /** Educational functioning level at entry (NRS). */
  level: string | null;
}>;

export const nothingLearned: Learning = {
  training: [],
  postsecondary: false,
  secondary: false,
  diplomaAtEntry: false,
  enrolledAfterExit: null,
  from: null,
  to: null,
  inSchoolYouth: false,
  otherYouthEducation: false,
  integrated: false,
};
