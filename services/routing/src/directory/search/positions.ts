import { kmBetween, kmPerDegree } from './geo.ts';

type Point = Readonly<{ latitude: number; longitude: number }>;

/**
 * Where each listing is, side by side in memory: looking at a listing itself costs more than measuring a distance, and
 * most that are looked at are far away.
 */
export const createPositions = () => {
  let latitudes = new Float64Array(1_024).fill(Number.NaN);
  let longitudes = new Float64Array(1_024).fill(Number.NaN);

  return {
    set: (number: number, at: Point | undefined): void => {
      if (number >= latitudes.length) {
        latitudes = longer(latitudes);
        longitudes = longer(longitudes);
      }
      latitudes[number] = at?.latitude ?? Number.NaN;
      longitudes[number] = at?.longitude ?? Number.NaN;
    },
    /** Kilometres to it; infinite where it has no place, or is too far north or south anyway. */
    kmTo: (number: number, from: Point, within: number): number => {
      const latitude = latitudes[number] ?? Number.NaN;
      if (!(Math.abs(latitude - from.latitude) * kmPerDegree <= within + 1)) return Number.POSITIVE_INFINITY;
      return kmBetween(from, { latitude, longitude: longitudes[number]! });
    },
  };
};

const longer = (numbers: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
  const grown = new Float64Array(numbers.length * 2).fill(Number.NaN);
  grown.set(numbers);
  return grown;
};
