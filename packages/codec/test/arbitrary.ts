import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { type Named, resolve, type Walked } from './avro-walk.ts';

const dayMs = 86_400_000;
const lastDay = Math.floor(Date.UTC(9999, 11, 31) / dayMs);

const day = fc
  .integer({ min: -719_528, max: lastDay })
  .map((days) => new Date(days * dayMs).toISOString().slice(0, 10));
const instant = fc
  .integer({ min: -719_528 * dayMs, max: lastDay * dayMs })
  .map((ms) => new Date(ms).toISOString());

const primitive: Readonly<Record<string, Arbitrary<unknown>>> = {
  boolean: fc.boolean(),
  int: fc.integer(),
  long: fc.integer({ min: 1 - 2 ** 52, max: 2 ** 52 - 1 }),
  double: fc.double({ noNaN: true, noDefaultInfinity: true }),
  string: fc.string({ unit: 'grapheme' }),
};

const arbitrary = (written: Walked, named: Named): Arbitrary<unknown> => {
  const type = resolve(written, named);
  if (typeof type === 'string') return primitive[type] ?? fc.constant(null);
  if (!('type' in type)) return fc.option(arbitrary(type[1] ?? 'null', named), { nil: null });
  if (type.logicalType) return type.logicalType === 'date' ? day : instant;
  if (type.items) return fc.array(arbitrary(type.items, named), { maxLength: 5 });
  const fields = type.fields?.map(({ name, type: inner }) => [name, arbitrary(inner, named)] as const) ?? [];
  return fc.record(Object.fromEntries(fields), { noNullPrototype: true });
};

/** Any value that a record allows. */
export const anyValueOf = (schema: unknown): Arbitrary<Record<string, unknown>> =>
  arbitrary(schema as Walked, new Map()) as Arbitrary<Record<string, unknown>>;
