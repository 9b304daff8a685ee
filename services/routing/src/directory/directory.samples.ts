import { type ListedService, listedService } from './listing.ts';

/** Made-up services for the specs. */
export const listedOf = (differing: Partial<ListedService> = {}): ListedService => ({
  ...listedService.parse({
    sourceId: 'place-1',
    serviceId: 'service-1',
    organizationId: 'organization-1',
    locationId: 'location-1',
    name: 'Evening English',
    organization: 'Saint Brendan Parish',
    services: ['learn.esl'],
    taxonomy: ['1348'],
    languages: ['es', 'ht'],
    attending: ['in-person'],
    hours: [{ byday: ['tu', 'th'], opensAt: '18:00', closesAt: '20:30' }],
    address: '12 Harbor Street',
    locality: 'Lynn',
    region: 'MA',
    postalCode: '01901',
    latitude: 42.4668,
    longitude: -70.9495,
    cost: 'free',
    feeCents: 0,
    idAtDoor: 'none',
    host: 'house-of-worship',
    operator: 'private',
    accessibility: ['wheelchair'],
    available: 6,
    maximum: 20,
    unit: 'places',
  }),
  ...differing,
});
