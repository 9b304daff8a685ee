import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RecordSchema, recordNamed, releaseOf, versionsOf } from '@handoff/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaCheck } from './schema-check.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schema-check-'));
  writeFileSync(join(folder, 'a-college.yaml'), 'slug: a-college\nway: rest\n');
  writeFileSync(join(folder, 'a-center.yaml'), 'slug: a-center\nway: kafka\n');
  // Works on our own pages, which change with the contract.
  writeFileSync(join(folder, 'a-pantry.yaml'), 'slug: a-pantry\nway: page\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

const changed = (name: string, change: (record: RecordSchema) => RecordSchema): string => {
  const file = join(folder, `${name}.avsc`);
  writeFileSync(file, JSON.stringify(change(recordNamed(name).schema as RecordSchema)));
  return file;
};
const check = (file: string, json = false) => {
  const said: string[] = [];
  const code = schemaCheck({ files: [file], partners: folder, json, say: (line) => said.push(line) });
  return { code, said: said.join('\n') };
};
const without =
  (field: string) =>
  (record: RecordSchema): RecordSchema => ({
    ...record,
    fields: record.fields.filter(({ name }) => name !== field),
  });
const withOptional = (record: RecordSchema): RecordSchema => ({
  ...record,
  fields: [...record.fields, { name: 'room', type: ['null', 'string'], default: null, doc: 'Where.' }],
});

describe('handoff schema check', () => {
  it('says that an optional field changes nothing for partners', () => {
    const { code, said } = check(changed('ReferralNotice', withOptional));
    expect(code).toBe(0);
    expect(said).toMatch(/^ReferralNotice \(against version \d+\): safe/);
    expect(said).toContain('2 partners may go on as they are.');
  });

  it('says whom a dropped field breaks, and how to mend it', () => {
    const { code, said } = check(changed('ReferralNotice', without('reference')));
    expect(code).toBe(1);
    expect(said).toContain('✗ reference is gone, and older readers need it');
    expect(said).toContain('It would break 2 partners (kafka: a-center; rest: a-college).');
  });

  it('knows which records no partner sees', () => {
    expect(check(changed('CapacityChanged', without('seats'))).said).toContain('No partner sees it');
  });

  it('says nothing differs where nothing does', () => {
    const released = () => releaseOf('ReferralNotice', versionsOf('ReferralNotice').at(-1) ?? 0).schema;
    expect(check(changed('ReferralNotice', released))).toEqual({
      code: 0,
      said: 'Nothing differs from what is released.',
    });
  });

  it('answers programs in JSON', () => {
    const { said } = check(changed('ReferralNotice', without('reference')), true);
    expect(JSON.parse(said)).toMatchObject([
      {
        record: 'ReferralNotice',
        against: expect.any(Number),
        safe: false,
        partners: ['a-center', 'a-college'],
      },
    ]);
  });

  it('refuses a file that holds no record, by its place', () => {
    const file = join(folder, 'broken.avsc');
    writeFileSync(file, '{ "type":');
    expect(() => check(file)).toThrow(expect.objectContaining({ code: 'schema-unreadable', place: file }));
  });
});
