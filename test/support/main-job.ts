import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const root = join(import.meta.dirname, '..', '..');

export type Told = Readonly<{
  type: string;
  id: string;
  time: string;
  sequence: number;
  subject: string;
  data: Readonly<Record<string, unknown>>;
}>;

export type Played = Readonly<{
  exitCode: number;
  /** What it printed. */
  printed: string;
  data: string;
  summary: () => Readonly<Record<string, unknown>>;
  /** What an agency was told on its `.out`, from its own disk. */
  takeOf: (slug: string) => readonly Told[];
  /** All that lies on an agency's own disk, as text. */
  everythingAt: (slug: string) => string;
  /** The same, opened with the agency's own key, where it came sealed. */
  openedBy: (slug: string) => readonly Readonly<{ type: string; localRef: unknown; opened: unknown }>[];
}>;

type Options = Readonly<{
  name: string;
  caseload?: string;
  again?: boolean;
  env?: Readonly<NodeJS.ProcessEnv>;
}>;

/** The main job as a user runs it, `npm start -- --exit`, on its own data folder and port. */
export const playMainJob = async ({ name, caseload, again = false, env = {} }: Options): Promise<Played> => {
  const data = join(root, '.handoff', name);
  if (!again) rmSync(data, { recursive: true, force: true });
  const args = ['up', '--sample', '--exit', '--data', data, '--port', String(await freePort())];
  const job = spawn(
    process.execPath,
    [
      join(root, 'packages/cli/src/handoff.ts'),
      ...args,
      ...(caseload === undefined ? [] : ['--caseload', caseload]),
    ],
    {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const printed: Buffer[] = [];
  job.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  job.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const [exitCode] = (await once(job, 'close')) as [number];
  const linesOf = <Line>(slug: string, file: string): Line[] =>
    readFileSync(join(data, 'run', 'agencies', slug, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  return {
    exitCode,
    printed: Buffer.concat(printed).toString('utf8'),
    data,
    summary: () =>
      JSON.parse(readFileSync(join(data, 'run', 'summary.json'), 'utf8')) as Record<string, unknown>,
    takeOf: (slug) => linesOf(slug, 'take.jsonl'),
    everythingAt: (slug) => {
      const folder = join(data, 'run', 'agencies', slug);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n');
    },
    openedBy: (slug) => linesOf(slug, 'opened.jsonl'),
  };
};
