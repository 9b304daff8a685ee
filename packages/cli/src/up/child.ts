import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownerOf, pidFolder } from '@handoff/local-stack';

export type Child = Readonly<{
  name: string;
  log: string;
  /** Resolves with how it ended, whenever that is. */
  ended: Promise<string>;
  alive: () => boolean;
  stop: () => Promise<void>;
}>;

export type Launch = Readonly<{
  name: string;
  script: string;
  args?: readonly string[];
  env: NodeJS.ProcessEnv;
  log: string;
  /** Where its pid is written, so that a later run can end it should this one be killed. */
  run: string;
}>;

const graceMs = 10_000;

/** Should this process end in a way that left no time to stop them, they end with it. */
const live = new Set<ChildProcess>();
process.once('exit', () => live.forEach((child) => child.kill('SIGKILL')));

/**
 * A process of ours with its output in a file. In a group of its own, so that Ctrl-C in a terminal reaches only us and
 * things stop in their order.
 */
export const startChild = ({ name, script, args = [], env, log, run }: Launch): Child => {
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, [script, ...args], {
    env,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const pidFile = join(pidFolder(run), name);
  mkdirSync(dirname(pidFile), { recursive: true });
  if (child.pid !== undefined) writeFileSync(pidFile, JSON.stringify(ownerOf(child.pid)));
  live.add(child);
  const ended = once(child, 'exit').then(([code, signal]) => {
    live.delete(child);
    rmSync(pidFile, { force: true });
    return String(signal ?? `exit code ${code}`);
  });
  return { name, log, ended, alive: () => isAlive(child), stop: () => stop(child, ended) };
};

const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;

const stop = async (child: ChildProcess, ended: Promise<unknown>): Promise<void> => {
  if (!isAlive(child)) return;
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(late);
};

/** The end of a log, for whoever has to see why a process ended. */
export const tailOf = (log: string, lines = 12): string =>
  readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
