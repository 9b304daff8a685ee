import type { Point } from './supply.ts';
import type { Weights } from './weights.ts';

const earthKm = 6_371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** As the crow flies (haversine). */
export const kmBetween = (one: Point, other: Point): number => {
  const north = radians(other.latitude - one.latitude) / 2;
  const east = radians(other.longitude - one.longitude) / 2;
  const along = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude));
  const chord = Math.sin(north) ** 2 + along * Math.sin(east) ** 2;
  return 2 * earthKm * Math.asin(Math.sqrt(chord));
};

/** An estimate for comparing places, not a timetable: whole minutes, one way. */
export const minutesBetween = (one: Point, other: Point, byBus: boolean, { travel }: Weights): number => {
  const km = kmBetween(one, other) * travel.roadFactor;
  const minutes = byBus ? travel.busWaitMinutes + km * travel.busMinutesPerKm : km * travel.carMinutesPerKm;
  return Math.round(minutes);
};

export const travelClass = (minutes: number, { travel }: Weights): string => {
  if (minutes <= travel.nearMinutes) return 'place-near';
  if (minutes <= travel.inReachMinutes) return 'place-in-reach';
  return minutes <= travel.farMinutes ? 'place-far' : 'out-of-reach';
};
