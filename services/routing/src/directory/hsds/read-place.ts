import { type Finding, flagged } from '../../translate/finding.ts';
import type { ListedService } from '../listing.ts';
import { numberOf, type Row, textOf } from './tables.ts';
import type { Told } from './told.ts';

type Place = Pick<
  ListedService,
  'address' | 'locality' | 'region' | 'postalCode' | 'latitude' | 'longitude' | 'transport'
>;

const nowhere: Place = {
  address: null,
  locality: null,
  region: null,
  postalCode: null,
  latitude: null,
  longitude: null,
  transport: null,
};

/** Where it is. Coordinates off the earth, or on the null island where failed geocoding puts things, are left out. */
export const readPlace = (location: Row | undefined, address: Row | undefined): Told<Place> => {
  if (!location) return { value: nowhere, findings: [] };
  const { value, findings } = coordinatesOf(location);
  const cell = (column: string) => (address ? (textOf(address, column) ?? null) : null);
  return {
    value: {
      address: cell('address_1'),
      locality: cell('city'),
      region: cell('state_province'),
      postalCode: cell('postal_code'),
      ...value,
      transport: textOf(location, 'transportation') ?? null,
    },
    findings,
  };
};

const coordinatesOf = (location: Row): Told<Pick<Place, 'latitude' | 'longitude'>> => {
  const [latitude, longitude] = [numberOf(location, 'latitude'), numberOf(location, 'longitude')];
  const unknown = { latitude: null, longitude: null };
  const isSaid = textOf(location, 'latitude') !== undefined || textOf(location, 'longitude') !== undefined;
  if (!isSaid) return { value: unknown, findings: [] };
  if (latitude === undefined || longitude === undefined)
    return { value: unknown, findings: [offEarth(location)] };
  const isSomewhere =
    Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
  return isSomewhere
    ? { value: { latitude, longitude }, findings: [] }
    : { value: unknown, findings: [offEarth(location)] };
};

const offEarth = ({ place }: Row): Finding =>
  flagged('impossible-place', `${place}.latitude`, {
    reason: 'Its coordinates are nowhere on earth, so no distance to it can be told.',
    mend: 'Give latitude −90 to 90 and longitude −180 to 180, both, in WGS 84.',
  });
