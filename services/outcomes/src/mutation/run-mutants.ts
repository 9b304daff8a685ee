import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { runCase } from '../cases/run-case.ts';
import { parseCases } from '../cases/read-cases.ts';
import { type Mutant, mutantsIn } from './mutants.ts';

const source = join(import.meta.dirname, '..');
const indicators = join(source, 'indicators');
const mutants = mutantsIn(indicators);
const cases = ['indicator-cases.json', 'boundary-cases.json'].flatMap((file) =>
  parseCases(readFileSync(join(source, '../cases', file), 'utf8')),
);

/** A module asked for with `?mutant=N` asks for its own with the same: each mutant has a copy of them all. */
registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    const number = mutantIn(context.parentURL);
    const isOurs = found.url.startsWith(pathToFileURL(source).href);
    return number === null || !isOurs ? found : { ...found, url: `${found.url}?mutant=${number}` };
  },
  load: (url, context, next) => {
    const mutant = mutants[Number(mutantIn(url) ?? -1)];
    const isMutated = mutant !== undefined && fileURLToPath(url) === join(indicators, mutant.file);
    if (!isMutated) return next(url, context);
    return { format: 'module-typescript', shortCircuit: true, source: mutated(fileURLToPath(url), mutant) };
  },
});

const mutantIn = (url: string | undefined): string | null =>
  url === undefined ? null : new URL(url).searchParams.get('mutant');

const mutated = (path: string, { line, after }: Mutant): string =>
  readFileSync(path, 'utf8').split('\n').with(line, after).join('\n');

const isNoticed = async (number: number): Promise<boolean> => {
  try {
    const { runCase: run } = (await import(
      `${pathToFileURL(join(source, 'cases/run-case.ts')).href}?mutant=${number}`
    )) as { runCase: typeof runCase };
    return cases.some((given) => !run(given).pass);
  } catch {
    // A mutant that breaks down is one that somebody notices.
    return true;
  }
};

const survivors: Mutant[] = [];
for (const [number, mutant] of mutants.entries()) if (!(await isNoticed(number))) survivors.push(mutant);
process.stdout.write(
  JSON.stringify({
    mutants: mutants.length,
    survivors: survivors.map(({ file, line, after }) => `${file}:${line + 1}: ${after.trim()}`),
  }),
);
