import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import avro from 'avsc';
import { describe, expect, it } from 'vitest';
import { type Field, isArray, isReference, present } from './avro.ts';
import { bannedWordIn, codeList, recordNamed, records } from './index.ts';
import { readSchemas } from './read-schemas.ts';

type Example = Record<string, unknown>;

const folder = (name: string): string => join(import.meta.dirname, name);
const example = (short: string): Example =>
  JSON.parse(readFileSync(join(folder('examples'), `${short}.json`), 'utf8')) as Example;

/** Days and instants as they are written in examples; strictness is the codec's and tested there. */
class Spelled extends avro.types.LogicalType {
  override _fromValue(value: number): number {
    return value;
  }
  override _toValue(text: unknown): number | undefined {
    const ms = typeof text === 'string' ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(ms)) return undefined;
    return this.underlyingType.typeName === 'int' ? ms / 86_400_000 : ms;
  }
}

const misfits = (short: string, value: unknown): string[] => {
  const faults: string[] = [];
  const type = avro.Type.forSchema(recordNamed(short).schema, {
    logicalTypes: { date: Spelled, 'timestamp-millis': Spelled },
  });
  type.isValid(value, { noUndeclaredFields: true, errorHook: (path) => void faults.push(path.join('.')) });
  return faults;
};

const byName = new Map(readSchemas().map((source) => [source.name, source]));

const codedValues = (field: Field, value: unknown): string[] => {
  const list = field.codeList && codeList(field.codeList);
  if (!list || list.open || value === null) return [];
  return [value].flat().filter((code) => !list.codes.has(code as string)) as string[];
};

const strangers = (record: string, value: Example): string[] =>
  (byName.get(record)?.schema.fields ?? []).flatMap((field) => {
    const type = present(field.type);
    const items = isArray(type) ? type.items : type;
    const inner = isReference(items) ? [value[field.name]].flat() : [];
    const below = inner.flatMap((one) => (one ? strangers(items as string, one as Example) : []));
    return [...codedValues(field, value[field.name]).map((code) => `${field.name}=${code}`), ...below];
  });

const keysIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)])
    : [];

describe('the examples', () => {
  it('are one for each record, and no more', () => {
    const there = readdirSync(folder('examples')).map((file) => file.replace(/\.json$/, ''));
    expect(there.sort()).toEqual([...records.values()].map(({ short }) => short).sort());
  });

  it.each([...records.values()].map(({ short, name }) => [short, name]))(
    '%s encodes and shows every field',
    (short, name) => {
      const value = example(short);
      expect(misfits(short, value)).toEqual([]);
      const declared = byName.get(name)?.schema.fields.map((field) => field.name) ?? [];
      expect(Object.keys(value).sort()).toEqual([...declared].sort());
    },
  );

  it.each([...records.values()].map(({ short, name }) => [short, name]))(
    '%s uses codes of their lists',
    (short, name) => {
      expect(strangers(name, example(short))).toEqual([]);
    },
  );

  it('bear no banned name', () => {
    const keys = [...records.values()].flatMap(({ short }) => keysIn(example(short)));
    expect(keys.filter((key) => bannedWordIn(key))).toEqual([]);
  });

  it('fit the JSON Schemas given to REST and CSV partners', () => {
    const ajv = new Ajv2020({ strict: true, formats: { date: true, 'date-time': true } });
    ajv.addKeyword('x-code-list');
    const files = readdirSync(folder('generated/json-schema'));
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) {
      const validate = ajv.compile(
        JSON.parse(readFileSync(join(folder('generated/json-schema'), file), 'utf8')),
      );
      const short = file.replace(/\.json$/, '');
      expect([short, validate(example(short)), validate.errors]).toEqual([short, true, null]);
      expect(validate({ ...example(short), more: 1 })).toBe(false);
    }
  });
});
