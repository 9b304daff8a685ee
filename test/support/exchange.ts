import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ServiceName } from '@handoff/schemas';
import { freePort } from './free-port.ts';

const root = join(import.meta.dirname, '..', '..');

export type RunningExchange = Readonly<{
  /** The public door. */
  url: string;
  /** The services' internal doors. */
  urls: Readonly<Record<ServiceName, string>>;
  data: string;
  operatorToken: string;
  /** The pid of a service now; another one after it was started again. */
  pidOf: (service: ServiceName) => number;
  stop: () => Promise<void>;
}>;

type Options = Readonly<{
  /** Names its folder below `.handoff/`; what an earlier run left there is removed. */
  name: string;
  env?: NodeJS.ProcessEnv;
  keepData?: boolean;
}>;

/** The whole exchange as a user would start it: `handoff up`, on its own data folder and port. */
export const startExchange = async ({
  name,
  env = {},
  keepData = false,
}: Options): Promise<RunningExchange> => {
  const data = join(root, '.handoff', name);
  if (!keepData) rmSync(data, { recursive: true, force: true });
  const port = await freePort();
  const up = spawn(
    process.execPath,
    [join(root, 'packages/cli/src/handoff.ts'), 'up', '--data', data, '--port', String(port)],
    {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said: string[] = [];
  const lines = createInterface({ input: up.stdout });
  createInterface({ input: up.stderr }).on('line', (line) => said.push(line));
  const ended = once(up, 'exit');
  const endWithUs = (): void => void up.kill('SIGTERM');
  process.once('exit', endWithUs);
  up.once('exit', () => process.off('exit', endWithUs));
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      said.push(line);
      if (line.includes('stays up at')) resolve();
    });
  });
  const how = await Promise.race([ready.then(() => 'ready' as const), ended.then(() => 'ended' as const)]);
  if (how === 'ended') throw new Error(`the exchange did not start:\n${said.join('\n')}`);
  const book = JSON.parse(readFileSync(join(data, 'run', 'exchange.json'), 'utf8')) as Pick<
    RunningExchange,
    'url' | 'urls'
  >;
  const secrets = JSON.parse(readFileSync(join(data, 'secrets', 'exchange.json'), 'utf8')) as {
    tokens: { operator: string };
  };
  return {
    ...book,
    data,
    operatorToken: secrets.tokens.operator,
    pidOf: (service) =>
      (JSON.parse(readFileSync(join(data, 'run', 'pids', service), 'utf8')) as { pid: number }).pid,
    stop: async () => {
      up.kill('SIGTERM');
      await ended;
    },
  };
};
