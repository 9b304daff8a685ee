import type { Schema } from 'avsc';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AvroType, Field, RecordSchema } from './avro.ts';
import { incompatibilities } from './compatibility.ts';
import { changesBetween } from './describe-change.ts';

const field = (name: string, type: AvroType, optional = false): Field =>
  optional ? { name, type: ['null', type], default: null, doc: name } : { name, type, doc: name };
const record = (...fields: Field[]): RecordSchema => ({
  type: 'record',
  name: 'Sample',
  namespace: 'handoff.sample',
  doc: 'A sample.',
  fields,
});
const step = (...fields: Field[]): RecordSchema => ({ ...record(...fields), name: 'Step' });

const id = field('id', 'string');
const said = (before: RecordSchema, after: RecordSchema) =>
  changesBetween(before, after).map(
    ({ place, safe, words }) => `${safe ? 'safe' : 'NOT SAFE'} ${place} ${words}`,
  );

describe('a change of a record', () => {
  it('is safe where an optional field comes or goes', () => {
    const more = record(id, field('more', 'string', true));
    expect(said(record(id), more)).toEqual([
      'safe more is new and optional: whoever does not know it leaves it out or passes over it',
    ]);
    expect(said(more, record(id))).toEqual([
      'safe more is gone and was optional: older readers find it empty',
    ]);
  });

  it('is not safe where a field is required that old messages lack, or old readers need one that is gone', () => {
    expect(said(record(id), record(id, field('more', 'string')))).toEqual([
      'NOT SAFE more is new and required: messages written before it have nothing to put there',
    ]);
    expect(said(record(id, field('more', 'string')), record(id))).toEqual([
      'NOT SAFE more is gone, and older readers need it',
    ]);
  });

  it('names the place inside lists and shared records', () => {
    const withSteps = (...fields: Field[]) =>
      record(id, field('steps', { type: 'array', items: step(...fields) }));
    expect(
      said(withSteps(field('on', 'string')), withSteps(field('on', { type: 'int', logicalType: 'date' }))),
    ).toEqual(['NOT SAFE steps[].on was string and is a day: one side cannot read the other']);
  });

  it('is nothing where only words of documentation changed', () => {
    expect(said(record(id), record({ ...id, doc: 'Better said.' }))).toEqual([]);
  });
});

describe('the words', () => {
  // No bare int beside a day: Avro reads one as the other, and only the words notice.
  const types: readonly AvroType[] = [
    'string',
    'boolean',
    'double',
    { type: 'array', items: 'string' },
    { type: 'int', logicalType: 'date' },
  ];
  const anyField = (name: string) =>
    fc
      .record({ type: fc.constantFrom(...types), optional: fc.boolean() })
      .map(({ type, optional }) => field(name, type, optional));
  const anyRecord = fc
    .subarray(['one', 'two', 'three'])
    .chain((names) => fc.tuple(...names.map(anyField)))
    .map((fields) => record(id, ...fields));

  it('say "not safe" exactly where Avro itself cannot read one with the other', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (before, after) => {
        const versions = [
          { label: 'before', schema: before as Schema },
          { label: 'after', schema: after as Schema },
        ];
        const safe = changesBetween(before, after).every((change) => change.safe);
        expect(safe).toBe(incompatibilities(versions).length === 0);
      }),
    );
  });
});
