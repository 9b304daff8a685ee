import type { Cube, Place, Row } from './cube.ts';

export const byServiceAndPlace: Cube = {
  id: 'referrals-by-service-and-place',
  doc: 'Referrals by service and place.',
  dimensions: [
    { name: 'service', doc: 'Family of services.', values: ['learn', 'train', 'work'], exclusive: true },
    { name: 'place', doc: 'Kind of place.', values: ['city', 'rural'], exclusive: true },
  ],
};

let people = 0;

/** So many people in a place, from so many agencies in turn, with one referral each. */
export const peopleAt = (at: Place, count: number, agencies = 2): readonly Row[] =>
  Array.from({ length: count }, (_, index) => ({
    person: `person-${(people += 1)}`,
    agency: `agency-${index % agencies}`,
    at,
  }));
