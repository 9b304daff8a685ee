import type { Random } from './random.ts';

export type Place = Readonly<{ name: string; latitude: number; longitude: number; reachKm: number }>;

/** Three hundred towns of the contiguous States; the first ones are big: a third of everything is in ten of them. */
export const placesOf = ({ random }: Random): readonly Place[] =>
  Array.from({ length: 300 }, (_, number) => ({
    name: `Town ${number}`,
    latitude: 26 + random() * 22,
    longitude: -122 + random() * 50,
    reachKm: number < 60 ? 15 : 40,
  }));

/** Square of an even number between 0 and 1: small ones come up often. */
export const townAmong = (places: readonly Place[], { random }: Random): Place =>
  places[Math.floor(random() ** 3 * places.length)]!;
