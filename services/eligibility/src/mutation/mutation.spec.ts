import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleFacts } from '../catalogue.ts';
import { readCases } from '../cases/read-cases.ts';
import { runCase } from '../cases/run-case.ts';
import { compile } from '../domain/law/rulebook.ts';
import { spoken } from '../load-book.ts';
import { readRules, rulesFolder } from '../yaml/read-rules.ts';
import { mutateBook } from './mutate-book.ts';

const catalogue = ruleFacts();
const book = readRules({ catalogue, ...spoken });
const cases = Map.groupBy(
  globSync('**/*.cases.yaml', { cwd: rulesFolder }).flatMap((file) => [
    ...readCases(join(rulesFolder, file)).cases,
  ]),
  ({ program }) => program,
);

describe('the cases beside the rules', () => {
  // In the order of the book: the same mutants every time, so nothing depends on chance.
  it('notice every criterion that is dropped, flipped or shifted', { timeout: 60_000 }, () => {
    const survivors = mutateBook(book).filter(({ programs, book: mutant }) => {
      const compiled = compile(mutant, catalogue);
      return programs
        .flatMap((program) => cases.get(program) ?? [])
        .every((given) => runCase(compiled, given).pass);
    });
    expect(survivors.map(({ what }) => what)).toEqual([]);
  });
});
