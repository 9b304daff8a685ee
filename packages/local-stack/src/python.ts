import { join } from 'node:path';
import type { Tools } from './program.ts';
import { headOf, type Ran, type Run } from './run.ts';
import { StackError } from './stack-error.ts';

const candidates = [
  'python3',
  'python3.14',
  'python3.13',
  'python3.12',
  'python3.11',
  'python3.10',
  'python',
];
/** `ensurepip` is what Debian leaves out of a bare python3: without it no private environment can be made. */
const question = 'import sys, venv, ensurepip; print(sys.version_info >= (3, 10))';

/** The first Python on the PATH that is new enough and can make a private environment. */
export const findPython = async (run: Run): Promise<string> => {
  for (const candidate of candidates) {
    const { code, stdout } = await run(candidate, ['-c', question]);
    if (code === 0 && stdout.trim() === 'True') return candidate;
  }
  throw new StackError('no-python', {
    place: 'python3',
    reason:
      'No Python 3.10 or newer with its venv module is on the PATH; the document server comes as a Python package.',
    mend: 'Install it (`apt install python3-venv`, `brew install python`), start a Docker engine, or set KAFKA_BROKERS, SCHEMA_REGISTRY_URL and MONGO_URL.',
  });
};

/** The interpreter of a private environment. Programs are run through it: their own scripts name the folder they were made in. */
export const pythonIn = (folder: string): string => join(folder, 'bin', 'python');

/** Into a private environment, so that the host's Python stays as it is; pip refuses what differs from the lock. */
export const installPackages = async (
  requirements: string,
  into: string,
  { run, progress }: Tools,
): Promise<void> => {
  mustWork(await run(await findPython(run), ['-m', 'venv', '--clear', into]), into);
  const first = await pip(run, requirements, into);
  if (first.code === 0) return;
  progress(`pip: ${headOf(first.output, 2)}; downloading once more, past pip’s cache`);
  const again = await pip(run, requirements, into, ['--no-cache-dir']);
  if (again.code !== 0) throw failure(requirements, again.output);
};

const pip = (run: Run, requirements: string, into: string, options: string[] = []): Promise<Ran> =>
  run(pythonIn(into), [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--only-binary',
    ':all:',
    '--require-hashes',
    ...options,
    '-r',
    requirements,
  ]);

const mustWork = ({ code, output }: Ran, into: string) => {
  if (code === 0) return;
  throw new StackError('no-python', {
    place: into,
    reason: `Python could not make a private environment: ${headOf(output)}`,
    mend: 'Install the missing part (`apt install python3-venv`), then start again.',
  });
};

const failure = (requirements: string, output: string): StackError => {
  if (!output.includes('DO NOT MATCH THE HASHES')) {
    return new StackError('download-failed', {
      place: requirements,
      reason: `pip could not install the packages: ${headOf(output)}`,
      mend: 'Check the network and pip’s settings, then start again.',
    });
  }
  return new StackError('corrupt-download', {
    place: /^\s*(\S+) (?:from|\(from)/m.exec(output)?.[1] ?? requirements,
    reason: `A Python package was downloaded twice and differs from its SHA-256 lock: ${headOf(output, 2)}`,
    mend: 'Start again: it is downloaded anew. If it stays, the package index in use serves another file than this version was tested with: use another index, or a Docker engine.',
  });
};
