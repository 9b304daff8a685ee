import type { Agency, Answer, OfferedService, Point, Supply } from './supply.ts';
import { placeOf } from './supply.ts';
import { minutesBetween, travelClass } from './travel.ts';
import type { Weights } from './weights.ts';

export type Setting = Readonly<{
  language: string;
  /** The day it is asked. */
  on: string;
  /** Where the person would set out from; null: not known. */
  from: Point | null;
  supply: Supply;
  weights: Weights;
}>;

export type Candidate = Readonly<{ agency: Agency; service: OfferedService; program: string | null }>;

/** What a person is shown beside the codes. */
export type Shown = Readonly<{ minutes: number | null; free: number | null; answerHours: number | null }>;

type Criterion = (candidate: Candidate, setting: Setting) => readonly string[];

/** Codes for and against, in this order; a criterion that nothing is known of says nothing, the place aside. */
export const reasonsFor: Criterion = (candidate, setting) =>
  criteria.flatMap((criterion) => criterion(candidate, setting));

const speaks: Criterion = ({ agency, service }, { language }) => {
  const spoken = service.details?.languages ?? agency.languages;
  return spoken.some((one) => isSameLanguage(one, language))
    ? ['speaks-the-language']
    : ['language-not-spoken'];
};

/** "es-MX" is spoken where "es" is. */
export const isSameLanguage = (one: string, other: string): boolean =>
  one.split('-')[0]?.toLowerCase() === other.split('-')[0]?.toLowerCase();

const places: Criterion = (candidate, { supply }) => {
  const free = freeAt(candidate, supply);
  if (free === null) return [];
  return free > 0 ? ['place-free'] : ['no-place-free'];
};

const freeAt = ({ agency, service }: Candidate, { free }: Supply): number | null =>
  service.cohort === null ? null : (free.get(`${agency.slug}/${service.cohort}`) ?? service.seats);

const starts: Criterion = ({ service: { startsOn, details } }, { on, weights: { start } }) => {
  if (startsOn === null) return [];
  const days = daysBetween(on, startsOn);
  if (days < 0) return details?.openEntry === true ? [] : ['already-started'];
  if (days <= start.soonDays) return ['starts-soon'];
  return days > start.lateDays ? ['starts-late'] : [];
};

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

const atHome = new Set(['phone', 'video', 'self-paced']);
const mayStayHome = ({ details }: OfferedService): boolean =>
  details?.attending?.some((way) => atHome.has(way)) ?? false;

const way: Criterion = ({ service }, setting) => {
  if (mayStayHome(service)) return ['from-home'];
  const minutes = minutesTo(service, setting);
  const bus = service.details?.publicTransport ?? null;
  return [
    minutes === null ? 'place-unknown' : travelClass(minutes, setting.weights),
    ...(bus === null ? [] : [bus ? 'bus-goes-there' : 'no-bus']),
  ];
};

const minutesTo = (service: OfferedService, { from, weights }: Setting): number | null => {
  const to = placeOf(service);
  if (to === null || from === null || mayStayHome(service)) return null;
  return minutesBetween(from, to, service.details?.publicTransport === true, weights);
};

const answersOf = ({ agency }: Candidate, { answers }: Supply): readonly Answer[] =>
  answers.get(agency.slug) ?? [];

const answers: Criterion = (candidate, { supply, weights: { answer } }) => {
  const known = answersOf(candidate, supply);
  if (known.at(-1)?.ranOut === true) return ['not-answered'];
  const hours = medianHours(known);
  if (hours === null || known.length < answer.atLeast) return [];
  if (hours <= answer.fastHours) return ['answers-fast'];
  return hours >= answer.slowHours ? ['answers-slowly'] : [];
};

const medianHours = (answers: readonly Answer[]): number | null => {
  const hours = answers.flatMap(({ hours }) => hours ?? []).toSorted((one, other) => one - other);
  return hours[Math.floor((hours.length - 1) / 2)] ?? null;
};

const hoursOfDay: Criterion = ({ service: { details } }, { weights: { workday } }) => {
  if (!details?.byday) return [];
  const onWorkdays = details.byday.some((day) => day !== 'sa' && day !== 'su');
  if (!onWorkdays || (details.opensAt !== null && details.opensAt >= workday.to))
    return ['evening-or-weekend'];
  if (details.opensAt === null || (details.closesAt !== null && details.closesAt <= workday.from)) return [];
  return details.paidTime === true ? [] : ['paid-hours-lost'];
};

const money: Criterion = ({ service: { details } }) => [
  ...(details?.feeCents == null ? [] : [details.feeCents === 0 ? 'no-fee' : 'fee']),
  ...((details?.stipendCents ?? 0) > 0 ? ['pays-stipend'] : []),
  ...(details?.paidTime === true ? ['paid-time'] : []),
];

const children: Criterion = ({ service: { details } }) => {
  const childCare = details?.childCare ?? null;
  if (childCare === null) return [];
  return childCare ? ['child-care'] : ['no-child-care'];
};
const test: Criterion = ({ program }) => (program === null ? ['no-test'] : []);

const criteria: readonly Criterion[] = [
  speaks,
  test,
  places,
  starts,
  way,
  hoursOfDay,
  children,
  money,
  answers,
];

export const shownOf = (candidate: Candidate, setting: Setting): Shown => ({
  minutes: minutesTo(candidate.service, setting),
  free: freeAt(candidate, setting.supply),
  answerHours: medianHours(answersOf(candidate, setting.supply)),
});

/** So many offers in a row ran out without a word since the agency last confirmed its listing. */
export const isSilent = (agency: Agency, { supply, weights }: Setting): boolean => {
  const since = (supply.answers.get(agency.slug) ?? []).filter(
    ({ offeredAt }) => offeredAt >= (agency.confirmedAt ?? ''),
  );
  const latest = since.slice(-weights.answer.hiddenAfter);
  return latest.length === weights.answer.hiddenAfter && latest.every(({ ranOut }) => ranOut);
};
