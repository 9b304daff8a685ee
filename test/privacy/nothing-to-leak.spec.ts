import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bannedWordIn, facts, mayBeStored } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { exempt } from './exempt.ts';
import { projectFiles, root } from './tracked-files.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const data = projectFiles().filter(
  (path) => /\.(ts|mjs|js|avsc|json|ya?ml|csv)$/.test(path) && !/(^|\/)package(-lock)?\.json$/.test(path),
);

const wordsIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/[\p{L}_$][\p{L}\p{M}\p{N}_$]*/gu)].map(([word]) => word));

/** What names something in a file of data: its columns, or its keys. Names have few words; prose behind a colon has many. */
const namesIn = (path: string, text: string): readonly string[] => {
  if (path.endsWith('.csv')) return (text.split('\n')[0] ?? '').split(',');
  const keys =
    path.endsWith('json') || path.endsWith('avsc')
      ? /"([^"\n]{1,60})"\s*:/gu
      : /^[\s-]*([^:#"'\n]{1,60}):(?=\s|$)/gmu;
  return [...text.matchAll(keys)]
    .map(([, name = '']) => name)
    .filter((name) => name.trim().split(/\s+/).length <= 5);
};

const isExempt = (path: string, word: string): boolean =>
  exempt.some(({ files, words }) => files.test(path) && words.test(word));

describe('no name that could hold a status, a number or a country of birth', () => {
  it('stands in a schema, a manifest, code or a fixture', () => {
    // The texts of the catalogue are read by people; its names are looked at below.
    const found = data
      .filter((path) => path !== 'schemas/facts.yaml')
      .flatMap((path) =>
        [...wordsIn(read(path))]
          .filter((word) => bannedWordIn(word) !== undefined && !isExempt(path, word))
          .map((word) => `${path}: ${word}`),
      );
    expect(found).toEqual([]);
  }, 60_000);

  it('is a column of a file or a key of a document, of however many words', () => {
    const found = data
      .filter((path) => /\.(csv|json|avsc|ya?ml)$/.test(path))
      .flatMap((path) =>
        namesIn(path, read(path))
          .filter((name) => bannedWordIn(name) !== undefined && !isExempt(path, name))
          .map((name) => `${path}: ${name}`),
      );
    expect(found).toEqual([]);
    expect(namesIn('x.csv', 'name,Country of birth\n').map(bannedWordIn)).toContain('country of birth');
    expect(namesIn('x.yaml', 'lugar de nacimiento: x').map(bannedWordIn)).toContain('lugar de nacimiento');
    expect(namesIn('x.json', '{"place of birth": 1}').map(bannedWordIn)).toContain('place of birth');
  }, 60_000);

  it('is a fact that can be kept', () => {
    const kept = [...facts.values()].filter(mayBeStored);
    expect(kept.map(({ name }) => name).filter((name) => bannedWordIn(name) !== undefined)).toEqual([]);
  });

  it('is exempt for nothing', () => {
    for (const { files, words, because } of exempt) {
      const used = data.some(
        (path) =>
          files.test(path) &&
          [...wordsIn(read(path))].some((word) => words.test(word) && bannedWordIn(word) !== undefined),
      );
      expect(used, because).toBe(true);
    }
  }, 60_000);
});
