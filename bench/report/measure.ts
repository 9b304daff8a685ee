import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Limit, type Row, rowOf } from './figure.ts';
import { readFigures } from './read-figures.ts';

const run = promisify(execFile);
const folder = join(import.meta.dirname, '..');

type Options = Readonly<{
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  /** Words for the benchmarks themselves, after theirs. */
  passedOn?: readonly string[];
}>;

/** Each benchmark in a process of its own, one after the other: none warms up or slows down another. */
export const measure = async (
  chosen: readonly Limit[],
  { env, say, passedOn = [] }: Options,
): Promise<readonly Row[]> => {
  const told = new Map<string, Promise<string>>();
  const rows: Row[] = [];
  for (const limit of chosen) {
    const { id, script, args = [] } = limit;
    if (script === undefined) {
      rows.push(rowOf(limit, [], 'no benchmark is built for it yet'));
      continue;
    }
    try {
      const known =
        told.get(script) ?? (say(`${id}: ${script}`), answerOf(script, [...args, ...passedOn], env));
      told.set(script, known);
      const figures = readFigures(await known).filter((figure) => figure.id === id);
      rows.push(rowOf(limit, figures, figures.length === 0 ? `${script} told nothing of it` : undefined));
    } catch (error) {
      rows.push(rowOf(limit, [], whyOf(error)));
    }
  }
  return rows;
};

const answerOf = async (script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> => {
  const { stdout } = await run(process.execPath, [join(folder, script), '--json', ...args], {
    env,
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
};

const whyOf = (error: unknown): string => {
  const { stderr = '', message = String(error) } = error as { stderr?: string; message?: string };
  const said = stderr.split('\n').find((line) => /Error: /.test(line));
  return (said ?? message).replaceAll('|', '/').trim().slice(0, 200);
};
