import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLog } from './log.ts';
import { pidFolder } from './orphans.ts';
import { ownerOf } from './owner.ts';
import { becomesReady } from './readiness.ts';
import type { Environment, Progress } from './stack.ts';

export type Launch = Readonly<{
  name: string;
  /** What messages call it. */
  title: string;
  command: string;
  args: readonly string[];
  /** Where it runs. */
  cwd: string;
  /** Where its program files are. */
  install: string;
  ready: () => Promise<boolean>;
  startWithinMs: number;
  /** How long it may take to end before it is killed. */
  stopWithinMs: number;
}>;

export type Process = Readonly<{
  name: string;
  log: string;
  pid(): number | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** SIGKILL, as a crash would be; `start` brings it back on the same data. */
  kill(): Promise<void>;
}>;

type Surroundings = Readonly<{ dir: string; env: Environment; progress: Progress }>;

/** A child of this process, with its log and its pid file under `dir`. */
export const processOf = (launch: Launch, { dir, env, progress }: Surroundings): Process => {
  const log = join(dir, 'logs', `${launch.name}.log`);
  const pidFile = join(pidFolder(dir), launch.name);
  let child: ChildProcess | undefined;
  let wanted = false;

  const gone = (why: string) => {
    child = undefined;
    rmSync(pidFile, { force: true });
    if (wanted) progress(`${launch.title} ended by itself (${why}); its log: ${log}`);
  };
  const start = async () => {
    if (child) return;
    const starting = spawnInto(log, launch, env);
    child = starting;
    starting.once('exit', (code, signal) => gone(signal ?? `code ${code}`));
    if (starting.pid) notePid(pidFile, starting.pid);
    await becomesReady(starting, launch, { log, dir }).catch(async (error: unknown) => {
      await end('SIGKILL');
      throw error;
    });
    wanted = true;
  };
  const end = async (signal: NodeJS.Signals) => {
    wanted = false;
    if (child?.pid) await ended(child, signal, launch.stopWithinMs);
  };
  return {
    name: launch.name,
    log,
    pid: () => child?.pid,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
};

/** In a group of its own: Ctrl-C in a terminal reaches only us, and we stop things in their order. */
const spawnInto = (log: string, { command, args, cwd }: Launch, env: Environment): ChildProcess => {
  const output = openLog(log);
  const child = spawn(command, args, {
    cwd,
    env: needed(env),
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  child.once('error', (error) => output.say(error.message));
  output.close();
  const endWithUs = () => child.kill('SIGTERM');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  return child;
};

/** No more than a program needs to run: a QUARKUS_… or JAVA_… set for something else would change ours. */
const needed = (env: Environment): NodeJS.ProcessEnv => {
  const names = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'LD_LIBRARY_PATH'];
  return Object.fromEntries(names.filter((name) => env[name] !== undefined).map((name) => [name, env[name]]));
};

const notePid = (file: string, pid: number) => {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, JSON.stringify(ownerOf(pid)));
};

const ended = async (child: ChildProcess, signal: NodeJS.Signals, patienceMs: number) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await exited;
  clearTimeout(late);
};
