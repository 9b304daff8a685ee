import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from './eventually.ts';

type Start = Readonly<{
  command?: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Ready when a line of its output matches, or when this resolves without throwing. */
  ready?: RegExp | ((output: string) => unknown) | undefined;
  within?: number;
}>;

export type TestProcess = Readonly<{
  pid: number;
  /** What it wrote so far, on both streams. */
  output(): string;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  signal(signal: NodeJS.Signals): void;
  /** SIGTERM, then its end. */
  stop(): Promise<void>;
}>;

/** A process of its own (Node when no command is named), awaited until it is ready. One that fails to become so is killed. */
export const startProcess = async ({
  command = process.execPath,
  args,
  env = process.env,
  cwd,
  ready,
  within = 60_000,
}: Start): Promise<TestProcess> => {
  const child = spawn(command, args, { env, ...(cwd ? { cwd } : {}), stdio: ['ignore', 'pipe', 'pipe'] });
  const output = collect(child);
  const exited = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  await once(child, 'spawn');
  const started = {
    pid: child.pid ?? 0,
    output,
    exited,
    signal: (signal: NodeJS.Signals) => void child.kill(signal),
    stop: () => end(child, exited, 'SIGTERM'),
  };
  await becomesReady(child, output, ready, within).catch(async (error: unknown) => {
    await killHard(started);
    throw new Error(`${command} ${args.join(' ')} did not become ready; it wrote:\n${output()}`, {
      cause: error,
    });
  });
  return started;
};

/** As a crash: no handler runs, nothing is flushed. Resolves when the process is gone. */
export const killHard = async (process: TestProcess): Promise<void> => {
  process.signal('SIGKILL');
  await process.exited;
};

const end = async (child: ChildProcess, exited: Promise<unknown>, signal: NodeJS.Signals) => {
  child.kill(signal);
  await exited;
};

const collect = (child: ChildProcess) => {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
};

const becomesReady = async (
  child: ChildProcess,
  output: () => string,
  ready: Start['ready'],
  within: number,
) => {
  if (!ready) return;
  const attempt = async () => {
    if (hasEnded(child)) return 'ended';
    if (typeof ready === 'function') await ready(output());
    else if (!ready.test(output())) throw new Error(`nothing in its output matches ${String(ready)}`);
    return 'ready';
  };
  if ((await eventually(attempt, { within })) === 'ended') throw new Error('it ended by itself');
};

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
