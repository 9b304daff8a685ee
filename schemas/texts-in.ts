import { carriesBannedNumber } from './banned-numbers.ts';

export type TextIn = Readonly<{
  place: string;
  /** The name of the field it stands in, also where that is a list; a name that somebody typed stands in none. */
  field: string;
  text: string;
}>;

/** Every text of a message, with where it stands, and every name that carries a number. Such a name is never part of a place. */
export const textsIn = (value: unknown, place = '', field = ''): readonly TextIn[] => {
  if (typeof value === 'string') return [{ place: place || 'message', field, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [
    ...textsIn(part, placeOf(place, name), Array.isArray(value) ? field : name),
    ...(carriesBannedNumber(name) ? [{ place: place || 'message', field: '', text: name }] : []),
  ]);
};

const placeOf = (place: string, name: string): string => {
  const shown = carriesBannedNumber(name) ? '(unnamed)' : name;
  return place === '' ? shown : `${place}.${shown}`;
};
