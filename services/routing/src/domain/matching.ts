import type { NoOption } from './journey.ts';
import type { Option } from './journey-events.ts';

export type OfferedService = Readonly<{
  code: string;
  program: string | null;
  cohort: string | null;
  startsOn: string | null;
  seats: number | null;
  seatKind: string | null;
}>;

/** What the directory says of an agency. */
export type Agency = Readonly<{
  slug: string;
  languages: readonly string[];
  services: readonly OfferedService[];
}>;

export type Wanted = Readonly<{
  service: string;
  program: string | null;
  language: string;
  choices: readonly Readonly<{ rank: number; service: string; agency: string }>[];
  /** Program to "may be offered", and never why not. */
  mayBeOffered: Readonly<Record<string, boolean>>;
  /** Agencies that had their turn on this step. */
  tried: readonly string[];
}>;

export type Match = Readonly<{ options: readonly Option[]; otherwise: NoOption }>;

/**
 * Only what the person ranked, in the person's order. That a program isn't open to someone and that no chosen agency
 * offers the service come out as the same "nothing open": a step never tells why.
 */
export const matchOptions = (wanted: Wanted, directory: readonly Agency[]): Match => {
  const chosen = wanted.choices
    .filter(({ service, agency }) => service === wanted.service && !wanted.tried.includes(agency))
    .toSorted((one, other) => one.rank - other.rank);
  const options = chosen.flatMap(({ agency }) =>
    optionAt(
      directory.find(({ slug }) => slug === agency),
      wanted,
    ),
  );
  return {
    options: options.map((option, index) => ({ ...option, rank: index + 1 })),
    otherwise: chosen.length === 0 ? 'waits-for-choice' : 'nothing-open',
  };
};

const optionAt = (agency: Agency | undefined, wanted: Wanted): readonly Omit<Option, 'rank'>[] => {
  const service = agency?.services.filter((service) => fits(service, wanted)).toSorted(soonest)[0];
  if (!agency || !service) return [];
  const program = programOf(service, wanted);
  const because = reasonsFor(agency, program, wanted);
  return [{ agency: agency.slug, service: wanted.service, program, cohort: service.cohort, because }];
};

const programOf = (service: OfferedService, wanted: Wanted): string | null =>
  service.program ?? wanted.program;

/** A program nobody screened for isn't offered: silence is not a yes. */
const fits = (service: OfferedService, wanted: Wanted): boolean => {
  const program = programOf(service, wanted);
  const inProgram = wanted.program === null || program === wanted.program;
  return (
    service.code === wanted.service &&
    inProgram &&
    (program === null || wanted.mayBeOffered[program] === true)
  );
};

/** Undated services first: they are open all year. Then by date, and by name so that the answer is always the same. */
const soonest = (one: OfferedService, other: OfferedService): number =>
  (one.startsOn ?? '').localeCompare(other.startsOn ?? '') ||
  (one.cohort ?? '').localeCompare(other.cohort ?? '');

const reasonsFor = (agency: Agency, program: string | null, { language }: Wanted): readonly string[] => [
  'chosen-by-person',
  ...(agency.languages.some((spoken) => isSameLanguage(spoken, language)) ? ['speaks-the-language'] : []),
  ...(program === null ? ['no-test'] : []),
];

/** "es-MX" is spoken where "es" is. */
const isSameLanguage = (one: string, other: string): boolean =>
  one.split('-')[0]?.toLowerCase() === other.split('-')[0]?.toLowerCase();
