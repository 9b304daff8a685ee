import { codesOf } from '@handoff/schemas';
import { type Listing, listedService } from '../../services/routing/src/directory/listing.ts';
import { type Place, townAmong } from './places.ts';
import type { Random } from './random.ts';

export const languages = ['en', 'es', 'pt', 'ht', 'zh', 'vi', 'ar', 'so', 'ru', 'km', 'fr', 'mam'];
const services = codesOf('service');

const vouchedFor = { kind: 'attorney', verifiedBy: 'State Bar', verifiedOn: '2026-03-02' };

/** A service as 211 directories have them: most speak English, a third a language more; most know their hours. */
export const listingsOf = (count: number, places: readonly Place[], dice: Random): readonly Listing[] =>
  Array.from({ length: count }, (_, number) => listing(number, townAmong(places, dice), dice));

const listing = (number: number, town: Place, dice: Random): Listing => {
  const { random, one, some, chance } = dice;
  const fee = one([0, 0, 0, 2_500, 12_000]);
  const given = [one(services), ...(chance(0.3) ? [one(services)] : [])];
  const said = listedService.parse({
    sourceId: `place-${number}`,
    serviceId: `service-${number}`,
    organizationId: `organization-${number % 20_000}`,
    locationId: `location-${number}`,
    name: `Service ${number}`,
    organization: `Agency ${number % 20_000}`,
    description: 'What is given here, to whom, and what to bring along.',
    services: given,
    accreditation: given.includes('legal.immigration') ? vouchedFor : null,
    languages: ['en', ...some(languages.slice(1), chance(0.35) ? 0.2 : 0)],
    attending: [one(['in-person', 'in-person', 'in-person', 'video', 'phone'])],
    hours: chance(0.8)
      ? [
          {
            byday: some(['mo', 'tu', 'we', 'th', 'fr', 'sa'], 0.6),
            opensAt: '09:00',
            closesAt: one(['16:00', '17:00', '20:30']),
          },
        ]
      : [],
    locality: town.name,
    region: 'MA',
    latitude: town.latitude + (random() - 0.5) * 0.3,
    longitude: town.longitude + (random() - 0.5) * 0.3,
    cost: fee === 0 ? 'free' : 'fee',
    feeCents: fee,
    accessibility: some(codesOf('accessibility'), 0.4),
    available: chance(0.5) ? Math.floor(random() * 8) : null,
    idAtDoor: one(codesOf('id-at-door')),
    operator: one(codesOf('operator')),
    minimumAge: chance(0.5) ? one([14, 16, 18]) : null,
  });
  return { ...said, listingId: `listing-${Math.floor(random() * 2 ** 40)}-${number}`, source: 'bench' };
};
