import type { Accreditation } from './accreditation.ts';

/** What somebody weighs when choosing a service, in the words of HSDS 3; null: not said. */
export type ServiceDetails = Readonly<{
  languages: readonly string[] | null;
  attending: readonly string[] | null;
  byday: readonly string[] | null;
  opensAt: string | null;
  closesAt: string | null;
  locality: string | null;
  latitude: number | null;
  longitude: number | null;
  publicTransport: boolean | null;
  feeCents: number | null;
  stipendCents: number | null;
  paidTime: boolean | null;
  childCare: boolean | null;
  openEntry: boolean | null;
  accreditation?: Accreditation | null;
}>;

export type OfferedService = Readonly<{
  code: string;
  program: string | null;
  cohort: string | null;
  startsOn: string | null;
  seats: number | null;
  seatKind: string | null;
  details: ServiceDetails | null;
}>;

/** What the directory says of an agency. `confirmedAt`: when the agency last said that this is so. */
export type Agency = Readonly<{
  slug: string;
  jurisdiction: string | null;
  languages: readonly string[];
  services: readonly OfferedService[];
  confirmedAt: string | null;
  /** When it is open; absent or null: on weekdays that are no federal holiday. */
  calendar?: AgencyCalendar | null;
}>;

export type AgencyCalendar = Readonly<{
  timeZone: string | null;
  closedWeekdays: readonly number[];
  closedDays: readonly string[];
}>;

/** One offer to an agency and what followed: `hours` until its first word; null while there was none. */
export type Answer = Readonly<{ offeredAt: string; hours: number | null; ranOut: boolean }>;

/** How things stand now, beside what the directory says: free places by `agency/cohort`, answers by agency. */
export type Supply = Readonly<{
  free: ReadonlyMap<string, number>;
  answers: ReadonlyMap<string, readonly Answer[]>;
}>;

export const nothingKnown: Supply = { free: new Map(), answers: new Map() };

export type Point = Readonly<{ latitude: number; longitude: number }>;

export const placeOf = ({ details }: OfferedService): Point | null =>
  details?.latitude == null || details.longitude === null
    ? null
    : { latitude: details.latitude, longitude: details.longitude };

/** The door somebody came through: the first place that the referring agency names. */
export const doorOf = (agency: Agency | undefined): Point | null =>
  agency?.services.map(placeOf).find((place) => place !== null) ?? null;
