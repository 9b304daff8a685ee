import type { NoOption } from '../journey/journey.ts';
import type { Choice, Option } from '../journey/events.ts';
import { isVouchedFor } from './accreditation.ts';
import { type Candidate, isSilent, type Setting } from './reasons.ts';
import type { Agency, OfferedService } from './supply.ts';
import { type Ranked, rankCandidates } from './rank-candidates.ts';

export type Wanted = Readonly<{
  service: string;
  program: string | null;
  inCohort: boolean;
  /** Program to "may be offered", and never why not. */
  mayBeOffered: Readonly<Record<string, boolean>>;
  choices: readonly Choice[];
  /** Agencies that had their turn on this step. */
  tried: readonly string[];
}>;

export type Match = Readonly<{ options: readonly Option[]; otherwise: NoOption }>;

/**
 * Only what the person ranked, in the person's order; of an agency, the class that weighs most. That a program isn't
 * open to someone and that no chosen agency offers the service come out as the same "nothing open": a step never tells
 * why. An agency that has fallen silent isn't asked; the person chooses again.
 */
export const matchOptions = (wanted: Wanted, directory: readonly Agency[], setting: Setting): Match => {
  const alive = chosenBy(wanted).filter(({ agency }) => !isSilentOne(agency, directory, setting));
  const options = alive
    .flatMap((choice) => directory.filter(({ slug }) => slug === choice.agency))
    .flatMap((agency) => optionAt(candidatesAt(agency, wanted, setting), setting));
  return {
    options: options.map((option, index) => ({ ...option, rank: index + 1 })),
    otherwise: alive.length === 0 ? 'waits-for-choice' : 'nothing-open',
  };
};

const chosenBy = ({ service: code, choices, tried }: Wanted): readonly Choice[] =>
  choices
    .filter(({ service, agency }) => service === code && !tried.includes(agency))
    .toSorted((one, other) => one.rank - other.rank);

const isSilentOne = (slug: string, directory: readonly Agency[], setting: Setting): boolean => {
  const agency = directory.find((known) => known.slug === slug);
  return agency !== undefined && isSilent(agency, setting);
};

const optionAt = (candidates: readonly Candidate[], setting: Setting): readonly Omit<Option, 'rank'>[] => {
  const [best] = rankCandidates(candidates, setting);
  if (!best) return [];
  const { agency, service, program, because, against } = best;
  return [
    {
      agency: agency.slug,
      service: service.code,
      program,
      cohort: service.cohort,
      because: ['chosen-by-person', ...because],
      against,
    },
  ];
};

/** Everything there is for somebody to choose from, best first, one entry a class. Shown to a navigator; offered to none. */
export const suggestOptions = (
  wanted: Wanted,
  directory: readonly Agency[],
  setting: Setting,
): readonly Ranked[] => {
  const alive = directory.filter((agency) => !isSilent(agency, setting));
  return rankCandidates(
    alive.flatMap((agency) => candidatesAt(agency, wanted, setting)),
    setting,
  );
};

const candidatesAt = (agency: Agency, wanted: Wanted, { on }: Setting): readonly Candidate[] =>
  agency.services
    .filter((service) => fits(service, wanted) && isVouchedFor(service, on))
    .map((service) => ({ agency, service, program: service.program }));

/**
 * A program nobody screened for isn't offered: silence is not a yes. A service that stands under none, a library's
 * English beside a college's, is open to everyone on the same step, and none of the step's program's.
 */
const fits = ({ code, program, cohort }: OfferedService, wanted: Wanted): boolean => {
  const isPlaced = !wanted.inCohort || cohort !== null;
  if (code !== wanted.service || !isPlaced) return false;
  if (program === null) return true;
  return (wanted.program === null || program === wanted.program) && wanted.mayBeOffered[program] === true;
};
