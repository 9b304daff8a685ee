import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bannedWordIn, facts, mayBeStored } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { exempt } from './exempt.ts';
import { bannedNamesIn, isLookedThrough, wordsIn } from './names-in.ts';
import { projectFiles, root } from './tracked-files.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const data = projectFiles().filter(isLookedThrough);

describe('no name that could hold a status, a number or a country of birth', () => {
  it('stands in a schema, a manifest, code or a fixture, as a word, a column or a key', () => {
    // The texts of the catalogue are read by people; its names are looked at below.
    const found = data
      .filter((path) => path !== 'schemas/facts.yaml')
      .flatMap((path) => bannedNamesIn(path, read(path)).map((name) => `${path}: ${name}`));
    expect(found).toEqual([]);
  }, 60_000);

  it('is a fact that can be kept, or a value of one', () => {
    const kept = [...facts.values()].filter(mayBeStored);
    const named = kept.flatMap(({ name, values, whatIfOnlyValues }) => [
      name,
      ...values.filter((value) => !whatIfOnlyValues.includes(value)),
    ]);
    expect(named.length).toBeGreaterThan(kept.length);
    expect(named.filter((name) => bannedWordIn(name) !== undefined)).toEqual([]);
  });

  it('is exempt for nothing', () => {
    for (const { files, words, because } of exempt) {
      const used = data.some(
        (path) =>
          files.test(path) &&
          wordsIn(read(path)).some((word) => words.test(word) && bannedWordIn(word) !== undefined),
      );
      expect(used, because).toBe(true);
    }
  }, 60_000);
});

/** A field as somebody might add it tomorrow, in each kind of file there is. */
const planted: readonly (readonly [path: string, write: (name: string) => string])[] = [
  ['schemas/intake/Whatever.avsc', (name) => `{ "fields": [{ "name": "${name.replaceAll(' ', '_')}" }] }`],
  ['schemas/examples/Whatever.json', (name) => `{ "data": { "${name}": "x" } }`],
  ['schemas/code-lists.yaml', (name) => `some-list:\n  - code: ${name}\n`],
  ['partners/whoever.yaml', (name) => `slug: whoever\n${name}: x\n`],
  ['partners/whoever.yaml', (name) => `fields: [referral, ${name}]\n`],
  ['services/intake/src/whatever.ts', (name) => `const shape = { '${name}': z.string() };\n`],
  ['services/intake/src/whatever.ts', (name) => `log.info('Taken', { ["${name}"]: told });\n`],
  ['packages/cli/src/whatever.ts', (name) => `option('--${name.replaceAll(' ', '-')}');\n`],
  ['services/gateway/fixtures/whatever.csv', (name) => `referral,${name},status\nR-1,x,y\n`],
  ['deploy/whatever.sql', (name) => `CREATE TABLE people (${name.replaceAll(' ', '_')} TEXT);\n`],
];

describe('a field that is planted', () => {
  it.each([
    ['in English', 'country of birth'],
    ['in English, run together', 'immigrationstatus'],
    ['in camel case', 'placeOfBirth'],
    ['in snake case', 'visa_type'],
    ['in kebab case', 'a-number'],
    ['cut short', 'immig_status'],
    ['in Spanish', 'país de nacimiento'],
    ['in Spanish without accents, in one word', 'paisNacimiento'],
    ['in Portuguese', 'segurança_social'],
    ['in Haitian Creole', 'peyi_li_fèt'],
    ['in Vietnamese', 'quốc tịch'],
    ['in Vietnamese without accents', 'noi_sinh'],
    ['in Chinese', '护照号'],
    ['in traditional Chinese', '國籍'],
    ['in Arabic', 'جنسية'],
    ['in Arabic with its article', 'التأشيرة'],
  ])('%s is found in every kind of file', (_, name) => {
    const missed = planted.filter(([path, write]) => bannedNamesIn(path, write(name)).length === 0);
    expect(missed.map(([path, write]) => `${path}: ${write(name)}`)).toEqual([]);
  });

  it.each(planted)('in %s is looked for', (path) => expect(isLookedThrough(path)).toBe(true));

  it('is found though the word may stand in a sentence, or in a code', () => {
    const said = 'serves: whoever wants advice on immigration, by lawyers\nservices: [legal.immigration]\n';
    expect(bannedNamesIn('partners/whoever.yaml', said)).toEqual([]);
    const field = 'immigration: x\nimmigration-status-code: x\n';
    expect(bannedNamesIn('partners/whoever.yaml', field).toSorted()).toEqual([
      'immigration',
      'immigration-status-code',
    ]);
    expect(bannedNamesIn('services/intake/src/whatever.ts', 'type Kept = { immigration?: string };')).toEqual(
      ['immigration'],
    );
    expect(bannedNamesIn('schemas/intake/Whatever.avsc', '{ "name": "immigration" }')).toEqual([
      'immigration',
    ]);
  });
});
