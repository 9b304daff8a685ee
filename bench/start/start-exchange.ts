import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { serviceNames } from '@handoff/schemas';

type Options = Readonly<{ data: string; port: number; sample: boolean }>;

export type Started = Readonly<{
  /** From the command until all services are ready. */
  ms: number;
  pids: () => Readonly<Record<string, number>>;
  stop: () => Promise<void>;
}>;

const program = join(import.meta.dirname, '..', '..', 'packages', 'cli', 'src', 'handoff.ts');

/** What `npm start` runs, on a data folder and a port of its own. */
export const startExchange = async ({ data, port, sample }: Options): Promise<Started> => {
  const since = performance.now();
  const words = ['up', ...(sample ? ['--sample'] : []), '--data', data, '--port', String(port)];
  const up = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  createInterface({ input: up.stderr }).on('line', (line) => said.push(line));
  const ended = once(up, 'exit');
  const ready = new Promise<number>((resolve) => {
    createInterface({ input: up.stdout }).on('line', (line) => {
      said.push(line);
      if (line.startsWith('The five services are ready')) resolve(performance.now() - since);
    });
  });
  const ms = await Promise.race([ready, ended.then(() => undefined)]);
  if (ms === undefined) throw new Error(`the exchange did not start: ${said.join('; ')}`);
  return {
    ms,
    pids: () =>
      Object.fromEntries(serviceNames.map((name) => [name, pidIn(join(data, 'run', 'pids', name))])),
    stop: async () => {
      up.kill('SIGTERM');
      await ended;
    },
  };
};

const pidIn = (file: string): number => (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid;
