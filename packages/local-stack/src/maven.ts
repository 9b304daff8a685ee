import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Mismatch, mismatches, readLock } from './checksums.ts';
import type { Tools } from './program.ts';
import { headOf, type Run } from './run.ts';
import { StackError } from './stack-error.ts';

export type Artifacts = Readonly<{ pom: string; lock: string; title: string }>;

export const requireMaven = async (run: Run): Promise<void> => {
  const { code, output } = await run('mvn', ['-version']);
  if (code === 0) return;
  throw new StackError('no-maven', {
    place: 'mvn',
    reason: `Maven downloads Apache Kafka and the schema registry, once, and did not answer: ${headOf(output, 2)}`,
    mend: 'Install it (`apt install maven`, `brew install maven`), start a Docker engine, or set KAFKA_BROKERS, SCHEMA_REGISTRY_URL and MONGO_URL.',
  });
};

/**
 * Brings the files that a pom names into `into`, with Maven as the host has it set up, and checks each
 * against the lock. A wrong file may come from Maven's cache: once, all is fetched anew past it.
 */
export const bring = async (
  { pom, lock, title }: Artifacts,
  into: string,
  { run, progress }: Tools,
): Promise<void> => {
  const expected = await readLock(lock);
  await fetchInto(into, pom, title, run);
  const wrong = await mismatches(into, expected);
  if (wrong.length === 0) return;
  progress(`${title}: ${describe(wrong)}; downloading it once more, past Maven’s cache`);
  await fetchPastTheCache(into, pom, title, run);
  const still = await mismatches(into, expected);
  if (still.length > 0) throw corrupt(title, into, still);
};

const fetchPastTheCache = async (into: string, pom: string, title: string, run: Run) => {
  const repository = `${into}.repository`;
  await rm(into, { recursive: true, force: true });
  await fetchInto(into, pom, title, run, [`-Dmaven.repo.local=${repository}`]);
  await rm(repository, { recursive: true, force: true });
};

const fetchInto = async (into: string, pom: string, title: string, run: Run, options: string[] = []) => {
  const { code, output } = await run('mvn', ['-q', '-B', '-f', pom, `-Dinto=${into}`, ...options, 'package']);
  if (code === 0 && existsSync(into)) return;
  throw new StackError('download-failed', {
    place: pom,
    reason: `Maven could not download ${title}: ${headOf(output)}`,
    mend: 'Check the network and the mirror in Maven’s settings, then start again; what is there already is kept.',
  });
};

const describe = (wrong: readonly Mismatch[]) =>
  wrong.map(({ file, problem }) => `${file} is ${problem}`).join(', ');

const corrupt = (title: string, folder: string, wrong: readonly Mismatch[]) =>
  new StackError('corrupt-download', {
    place: wrong.map(({ file }) => join(folder, file)).join(', '),
    reason: `${title} was downloaded twice and differs from its SHA-256 lock: ${describe(wrong)}.`,
    mend: 'Start again: it is downloaded anew. If it stays, the mirror that Maven uses serves another file than this version was tested with: use another mirror, or a Docker engine.',
  });
