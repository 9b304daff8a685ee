import { type Row, textOf } from './tables.ts';

/** The nearest number that somebody answers: no fax, no text line. */
export const answeredPhone = (nearestFirst: readonly Row[]): Row | undefined =>
  nearestFirst.find((row) => /^(voice|phone)?$/i.test(textOf(row, 'type') ?? ''));

export const readPhone = (phone: Row | undefined): string | null => {
  if (!phone) return null;
  const extension = textOf(phone, 'extension');
  // The specification's own example carries its quotes along.
  const number = textOf(phone, 'number')?.replaceAll('"', '');
  if (number === undefined) return null;
  return extension === undefined ? number : `${number} ext. ${extension}`;
};
