import type { KnownPeriod } from '../figures/build-periods.ts';
import { lagOf } from '../indicators/employment.ts';
import type { QuarterAfterExit } from '../indicators/period.ts';
import { regulation } from '../indicators/regulation.ts';
import { firstReport } from '../indicators/reporting-calendar.ts';

export type FieldValue = string | number | boolean | null;

/** What a mapping file may name. Whoever wants another column adds it here and names it there. */
export const pirlFields: Readonly<Record<string, (period: KnownPeriod, today: string) => FieldValue>> = {
  person: ({ person }) => person,
  entry: ({ entry }) => entry,
  exit: ({ exit }) => exit,
  // Reasons that exclude are not carried by the exchange: the program fills them in.
  exitReason: ({ exit, exitReason }) => (exit === null ? null : exitReason),
  training: ({ learning }) => learning.training[0] ?? '00',
  secondary: ({ learning }) => learning.secondary,
  learningFrom: ({ learning }) => learning.from,
  sameEmployer: ({ exit, sameEmployer }) => (exit === null ? null : sameEmployer),
  ...afterExit('employed', statusIn),
  ...afterExit('match', matchIn),
  ...afterExit('earnings', earningsIn),
  credentialType: ({ credentials }) => credentials[0]?.type ?? null,
  credentialOn: ({ credentials }) => credentials[0]?.on ?? null,
  levelGainOn: (period) => lastGain(period, '1'),
  // A transcript is of secondary education where that is what was given, else of a college.
  collegeTranscriptOn: (period) => (period.learning.secondary ? null : lastGain(period, '3')),
  schoolTranscriptOn: (period) => (period.learning.secondary ? lastGain(period, '3') : null),
  milestoneGainOn: (period) => lastGain(period, '4'),
  progressionGainOn: (period) => lastGain(period, '5'),
};

function afterExit(name: string, read: (quarter: QuarterAfterExit, isOpen: boolean) => FieldValue) {
  return Object.fromEntries(
    ([1, 2, 3, 4] as const).map((which) => [
      `${name}Q${which}`,
      ({ exit, quarters }: KnownPeriod, today: string) =>
        exit === null ? null : read(quarters[which], today < firstReport(exit, lagOf(which), regulation)),
    ]),
  );
}

const isUnknown = ({ status }: QuarterAfterExit): boolean => status === null || status === 9;

/** 9: not yet available. Once the lag is over, silence is a no for good (TAC-17-01 page 8). */
function statusIn(quarter: QuarterAfterExit, isOpen: boolean): FieldValue {
  if (isUnknown(quarter)) return isOpen ? '9' : '0';
  return String(quarter.status);
}

/** 4 supplemental through case management; 5 information not yet available; 0 not employed (PIRL 1603). */
function matchIn(quarter: QuarterAfterExit, isOpen: boolean): FieldValue {
  if (isUnknown(quarter)) return isOpen ? '5' : '0';
  return quarter.status === 0 ? '0' : '4';
}

function earningsIn(quarter: QuarterAfterExit, isOpen: boolean): FieldValue {
  if (isUnknown(quarter)) return isOpen ? 99_999_999 : null;
  return typeof quarter.earningsCents === 'number' ? quarter.earningsCents : null;
}

const lastGain = ({ gains }: KnownPeriod, type: string): string | null =>
  gains
    .filter((gain) => gain.type === type)
    .flatMap(({ on }) => on ?? [])
    .toSorted()
    .at(-1) ?? null;
