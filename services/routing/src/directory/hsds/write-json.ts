import { createHash } from 'node:crypto';

export type Json = Readonly<Record<string, unknown>>;

/** HSDS wants a UUID for every row; the ones the source had are kept, the others are made of what they stand for. */
export const uuidFor = (...parts: readonly string[]): string => {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

/** Keys that would say nothing are left out. */
export const some = (fields: Json): Json =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
