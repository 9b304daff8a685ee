import avro, { type Schema, type Type } from 'avsc';
import { describe, expect, it } from 'vitest';
import { type AvroType, isArray, isRecord, isUnion } from './avro.ts';
import { bannedWordIn, codeLists, recordNamed, records } from './index.ts';
import { readSchemas } from './read-schemas.ts';

const sources = readSchemas();
const fields = sources.flatMap((source) =>
  source.schema.fields.map((field) => ({
    ...field,
    of: source.short,
    place: `${source.short}.${field.name}`,
  })),
);

const typesIn = (type: AvroType): AvroType[] => {
  if (isUnion(type)) return [type, ...type.flatMap(typesIn)];
  if (isArray(type)) return [type, ...typesIn(type.items)];
  return isRecord(type) ? [type, ...type.fields.flatMap((field) => typesIn(field.type))] : [type];
};

const collect = (schema: Schema): Type[] => {
  const met: Type[] = [];
  avro.Type.forSchema(schema, {
    typeHook: (inner, options) => {
      if (Array.isArray(inner)) met.push(avro.Type.forSchema(inner, { registry: { ...options.registry } }));
      return undefined;
    },
  });
  return met;
};

describe('the records of the contract', () => {
  it('bear the name of their file and the namespace of their folder', () => {
    for (const { short, context, schema } of sources) {
      expect([schema.name, schema.namespace]).toEqual([short, `handoff.${context}`]);
    }
  });

  it('have short names that are unique over all contexts', () => {
    const shorts = sources.map(({ short }) => short);
    expect(shorts.filter((short, index) => shorts.indexOf(short) !== index)).toEqual([]);
  });

  it('are found by full and by short name', () => {
    expect(recordNamed('ReferralOffered')).toBe(recordNamed('handoff.referrals.ReferralOffered'));
    expect(() => recordNamed('ReferralOfered')).toThrow("no record named 'ReferralOfered'");
  });

  it('stand alone, with shared types written out', () => {
    for (const { schema } of records.values()) expect(() => avro.Type.forSchema(schema)).not.toThrow();
  });

  it('say what each record and each field means', () => {
    expect(sources.filter(({ schema }) => schema.doc.length < 20).map(({ short }) => short)).toEqual([]);
    expect(fields.filter(({ doc }) => !/^\S.{8,}[.:)]/.test(doc)).map(({ place }) => place)).toEqual([]);
  });

  it('use no enum, map, bytes, fixed or float', () => {
    const allowed = new Set(['null', 'boolean', 'int', 'long', 'double', 'string']);
    const strange = sources.flatMap(({ schema }) =>
      typesIn(schema).filter((type) => typeof type === 'string' && !allowed.has(type) && !records.has(type)),
    );
    expect(strange).toEqual([]);
    expect(JSON.stringify([...records.values()])).not.toMatch(/"type":"(enum|map|bytes|fixed|float)"/);
  });

  it('have only optional fields for unions, never wrapped ones', () => {
    const unions = sources.flatMap(({ schema }) => typesIn(schema).filter(isUnion));
    expect(unions.length).toBeGreaterThan(20);
    for (const union of unions) expect([union.length, union[0]]).toEqual([2, 'null']);
    const wrapped = [...records.values()].flatMap(({ schema }) =>
      collect(schema).filter(({ typeName }) => typeName === 'union:wrapped'),
    );
    expect(wrapped).toEqual([]);
  });

  it('give every optional field the default null', () => {
    const wrong = fields.filter(({ type, default: value }) => isUnion(type) && value !== null);
    expect(wrong.map(({ place }) => place)).toEqual([]);
  });

  it('name only code lists that exist', () => {
    const wrong = fields.filter(({ codeList }) => codeList !== undefined && !codeLists.has(codeList));
    expect(wrong.map(({ place }) => place)).toEqual([]);
  });

  it('have no field for status, origin or numbers that identify a person to the State', () => {
    const banned = fields.filter(({ name, of }) => bannedWordIn(name) ?? bannedWordIn(of));
    expect(banned.map(({ place }) => place)).toEqual([]);
  });
});
