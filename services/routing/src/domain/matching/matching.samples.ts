import type { Agency, OfferedService, ServiceDetails } from './supply.ts';

/** Of a service of which nothing is said beyond what it is. */
export const details = (more: Partial<ServiceDetails> = {}): ServiceDetails => ({
  languages: null,
  attending: null,
  byday: null,
  opensAt: null,
  closesAt: null,
  locality: null,
  latitude: null,
  longitude: null,
  publicTransport: null,
  feeCents: null,
  stipendCents: null,
  paidTime: null,
  childCare: null,
  openEntry: null,
  ...more,
});

/** English in a class under AEFLA, unless another thing is said. */
export const service = (more: Partial<OfferedService> = {}): OfferedService => ({
  code: 'learn.esl',
  program: 'aefla',
  cohort: null,
  startsOn: null,
  seats: null,
  seatKind: null,
  details: null,
  ...more,
});

export const agency = (
  slug: string,
  services: readonly OfferedService[],
  languages: readonly string[] = ['en', 'es'],
): Agency => ({ slug, jurisdiction: 'US-MA', languages, services, confirmedAt: null });

export const lynn = { latitude: 42.4668, longitude: -70.9495 };
export const northAdams = { latitude: 42.7009, longitude: -73.1087 };
