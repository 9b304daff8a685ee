import type { OfferedService, PartnerRegistered } from '@handoff/schemas';
import { services } from '@handoff/schemas';
import { type ListedService, listedService } from './listing.ts';

/** Under which name a partner's own services are listed. */
export const partnerSource = (slug: string): string => `partner.${slug}`;

export const sourceIdOf = ({ code, cohort }: Pick<OfferedService, 'code' | 'cohort'>): string =>
  cohort === null ? code : `${code}/${cohort}`;

const publicKinds = new Set(['community-college', 'one-stop', 'library']);
/** Partners whose own house is one of the informal places. */
const hostOfKind: Readonly<Record<string, string>> = {
  library: 'library',
  'house-of-worship': 'house-of-worship',
};

/** What a partner offers, as everybody may find it: from its manifest, in plain words whom it serves. */
export const partnerListing = (partner: PartnerRegistered, offered: OfferedService): ListedService => {
  const { details } = offered;
  const hours =
    details?.byday && details.byday.length > 0
      ? [{ byday: [...details.byday], opensAt: details.opensAt, closesAt: details.closesAt }]
      : [];
  return listedService.parse({
    sourceId: sourceIdOf(offered),
    agency: partner.slug,
    name: nameOf(offered),
    organization: partner.name,
    operator: publicKinds.has(partner.kind) ? 'public' : 'private',
    host: hostOfKind[partner.kind] ?? null,
    services: [offered.code],
    taxonomy: (services.codes.get(offered.code)?.openEligibility ?? []).map(String),
    languages: [...(details?.languages ?? partner.languages)],
    attending: [...(details?.attending ?? [])],
    hours,
    locality: details?.locality ?? null,
    region: partner.jurisdiction.replace(/^US-/, ''),
    latitude: details?.latitude ?? null,
    longitude: details?.longitude ?? null,
    cost: costOf(details?.feeCents ?? null),
    feeCents: details?.feeCents ?? null,
    ...placesOf(offered),
    idAtDoor: details?.idAtDoor ?? null,
    accessibility: [...(details?.accessibility ?? [])],
    accreditation: details?.accreditation ?? null,
    whom: partner.serves,
    terms: partner.profile?.terms ?? null,
    year: partner.profile?.year ?? null,
  });
};

const nameOf = ({ code, cohort }: OfferedService): string => {
  const label = services.codes.get(code)?.label ?? code;
  return cohort === null ? label : `${label}: ${cohort}`;
};

/** A fund is counted in cents: that is no number of places. */
const placesOf = ({ seats, terms }: OfferedService) =>
  seats === null || terms?.unit === 'cent' ? {} : { maximum: seats, available: seats, unit: 'places' };

const costOf = (feeCents: number | null): string | null => {
  if (feeCents === null) return null;
  return feeCents === 0 ? 'free' : 'fee';
};
