import { accreditationFault, needsAccreditation } from '../immigration-advice.ts';
import type { Listing } from '../listing.ts';
import type { Query } from './query.ts';

type Words = readonly string[];

const evening = '17:00';
/** Has to be vouched for, which no word tells: it ends with time. */
export const advice = 'advice';

/** By which words a listing is found without looking at it: `field=value`. */
export const facetsOf = (listing: Listing): Words => [
  ...listing.services.map((code) => `service=${code}`),
  ...new Set(listing.languages.map((code) => `language=${spoken(code)}`)),
  ...listing.attending.map((code) => `attending=${code}`),
  ...new Set(listing.hours.flatMap(({ byday }) => byday.map((day) => `day=${day}`))),
  ...(listing.hours.some(({ closesAt }) => closesAt !== null && closesAt > evening) ? ['evening'] : []),
  ...listing.accessibility.map((code) => `accessibility=${code}`),
  ...said('cost', listing.cost),
  ...said('idAtDoor', listing.idAtDoor),
  ...said('operator', listing.operator),
  ...said('host', listing.host),
  ...said('locality', listing.locality),
  ...said('region', listing.region),
  ...said('agency', listing.agency),
  ...((listing.available ?? 0) > 0 ? ['freePlace'] : []),
  ...(needsAccreditation(listing) ? [advice] : []),
];

/** Who looks for `es-MX` is understood where `es` is spoken, and the other way round; as in matching. */
const spoken = (code: string): string => code.split('-')[0]?.toLowerCase() ?? code;

const said = (field: string, value: string | null): Words =>
  value === null ? [] : [`${field}=${value.toLowerCase()}`];

/** The same words asked for: all groups must hold, of a group one. */
export const groupsOf = (query: Query): readonly Words[] => [
  ...anyOf('service', query.service),
  ...anyOf('language', query.language?.map(spoken)),
  ...anyOf('attending', query.attending),
  ...anyOf('day', query.day),
  ...(query.evening === true ? [['evening']] : []),
  ...(query.weekend === true ? [['day=sa', 'day=su']] : []),
  ...anyOf('cost', query.cost),
  ...anyOf('idAtDoor', query.idAtDoor),
  ...anyOf('operator', query.operator),
  ...anyOf('host', query.host),
  ...(query.accessibility ?? []).map((code) => [`accessibility=${code}`]),
  ...anyOf('locality', query.locality === undefined ? undefined : [query.locality]),
  ...anyOf('region', query.region === undefined ? undefined : [query.region]),
  ...anyOf('agency', query.agency === undefined ? undefined : [query.agency]),
  ...(query.freePlace === true ? [['freePlace']] : []),
];

const anyOf = (field: string, values: Words | undefined): readonly Words[] =>
  values === undefined || values.length === 0
    ? []
    : [values.map((value) => `${field}=${value.toLowerCase()}`)];

/** What words don't tell: the very hour, ages, a fee. Hours whose text alone is known match no hour. */
export const fits = (listing: Listing, query: Query): boolean =>
  fitsAge(listing, query.age) &&
  fitsFee(listing, query.mostFeeCents) &&
  fitsHours(listing, query) &&
  isStillVouchedFor(listing, query.today);

export const isStillVouchedFor = (listing: Listing, today: string | undefined): boolean =>
  accreditationFault(listing, today) === undefined;

const fitsAge = ({ minimumAge, maximumAge }: Listing, age: number | undefined): boolean =>
  age === undefined || (age >= (minimumAge ?? 0) && age <= (maximumAge ?? Number.POSITIVE_INFINITY));

const fitsFee = ({ feeCents, cost }: Listing, most: number | undefined): boolean =>
  most === undefined || (feeCents === null ? cost === 'free' : feeCents <= most);

const weekendDays = ['sa', 'su'];

const fitsHours = ({ hours }: Listing, { day, openAt, evening: late, weekend, on }: Query): boolean => {
  if (openAt === undefined && day === undefined && late !== true && weekend !== true) return true;
  return hours.some(
    ({ byday, opensAt, closesAt, validFrom, validTo }) =>
      (day === undefined || byday.some((each) => day.includes(each))) &&
      (weekend !== true || byday.some((each) => weekendDays.includes(each))) &&
      (late !== true || (closesAt !== null && closesAt > evening)) &&
      (openAt === undefined || isOpenAt(openAt, opensAt, closesAt)) &&
      (on === undefined || ((validFrom ?? on) <= on && (validTo ?? on) >= on)),
  );
};

/** What closes before it opens is open over night. */
const isOpenAt = (at: string, opensAt: string | null, closesAt: string | null): boolean => {
  if (opensAt === null || closesAt === null) return false;
  return opensAt < closesAt ? at >= opensAt && at < closesAt : at >= opensAt || at < closesAt;
};
