import { type Program, programs } from './program.ts';

/**
 * What the joint guidance fixes, as data: what may be dropped or shifted by mistake stands in one place, and a test drops
 * and shifts each of it. TAC-17-01 (2024-06-11) is TEGL 10-16 Change 3; TAC-17-04 (2025-07-10) is TEGL 26-16 Change 1;
 * TAC-19-01 (2025-07-10) is TEGL 7-18.
 */
export type Regulation = Readonly<{
  /** PIRL 923: who leaves both numerator and denominator of the exit-based measures. */
  exclusions: Readonly<Record<Program, readonly string[]>>;
  /** The same for measurable skill gains. */
  gainExclusions: Readonly<Record<Program, readonly string[]>>;
  /** PIRL 1600, 1602, 1604, 1606: job, registered apprenticeship, military. */
  employed: readonly number[];
  /** PIRL 1900, 1901: occupational training, postsecondary, secondary. */
  placed: readonly number[];
  /** 34 CFR 463.150(a)(3): below, nobody is a participant of adult education. */
  contactHours: number;
  /** 20 CFR 677.150(c)(1)(i). */
  exitAfterDays: number;
  /** What neither extends participation nor restarts it: TAC-17-01 pages 22 to 23, footnote 13; Attachment VII, Table A. */
  notServices: readonly string[];
  /** Programs of the Department of Labor: the only ones a State may let exit together (20 CFR 677.150(c)(3)). */
  mayExitTogether: readonly string[];
  /** Quarters from the exit quarter to the report that first shows it: TAC-17-04, Table 2. */
  reportedAfter: Readonly<{ secondQuarter: number; fourthQuarter: number }>;
  credential: Readonly<{
    /** PIRL 1800. */
    postsecondary: readonly string[];
    postsecondaryOfVr: readonly string[];
    secondary: string;
    /** PIRL 1303: none, on-the-job, customized: training that leads to no credential. */
    notTraining: readonly string[];
    yearsAfterExit: number;
    programsWithout: readonly string[];
  }>;
  gains: Readonly<{
    /** Types a program may count for everybody. */
    ofEducation: readonly string[];
    /** Types adult education counts in integrated training or workplace literacy alone. */
    ofTraining: readonly string[];
    programsWithout: readonly string[];
    everybodyLearns: readonly string[];
  }>;
}>;

// TAC-17-01, Attachment II, Table A: institutionalised, medical, deceased, called to active duty.
const tableA = ['01', '02', '03', '04'];

const exclusions: Regulation['exclusions'] = {
  adult: tableA,
  dw: tableA,
  wp: tableA,
  youth: [...tableA, '05'],
  aefla: [...tableA, '07'],
  vr: [...tableA, '06'],
};

export const regulation: Regulation = {
  exclusions,
  // Table C ends: "All section 225 participants are included in the Measurable Skill Gains indicator."
  gainExclusions: { ...exclusions, aefla: tableA },
  employed: [1, 2, 3],
  placed: [1, 2, 3],
  contactHours: 12,
  exitAfterDays: 90,
  notServices: [
    'self_service',
    'information_only',
    'follow_up',
    'supportive',
    'eligibility_determination',
    'outreach',
    'intake',
    'orientation',
    'labor_market_information',
  ],
  mayExitTogether: [
    ...programs.filter((program) => program !== 'aefla' && program !== 'vr'),
    'job_corps',
    'native_american',
    'nfjp',
    'dwg',
    'youthbuild',
    'scsep',
    'taa',
    'jvsg',
    'reo',
  ],
  reportedAfter: { secondQuarter: 4, fourthQuarter: 6 },
  credential: {
    postsecondary: ['2', '3', '4', '5', '6', '7'],
    postsecondaryOfVr: ['8'],
    secondary: '1',
    notTraining: ['00', '01', '05'],
    yearsAfterExit: 1,
    programsWithout: ['wp'],
  },
  gains: {
    ofEducation: ['1', '1a', '1b', '1c', '1d', '2'],
    ofTraining: ['3', '4', '5'],
    programsWithout: ['wp'],
    everybodyLearns: ['aefla'],
  },
};
