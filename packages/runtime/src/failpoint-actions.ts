import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';

export type Fire = (name: string) => Promise<void>;

/** Thrown by the action `throw`: an error nobody planned for. */
export class FailpointHit extends Error {
  override readonly name = 'FailpointHit';
}

/** The action a text names: kill, throw, stop=40s, sleep=500ms; undefined if it names none. */
export const fireOf = (action: string): Fire | undefined => {
  const [verb, time] = action.split('=');
  if (time === undefined) return verb === 'kill' ? kill : verb === 'throw' ? raise : undefined;
  const ms = time.endsWith('ms') ? Number.parseInt(time, 10) : Number.parseInt(time, 10) * 1_000;
  return verb === 'stop' ? stop(ms) : verb === 'sleep' ? () => setTimeout(ms) : undefined;
};

// The signal takes this process away before anything after it runs.
const kill: Fire = async () => {
  process.kill(process.pid, 'SIGKILL');
  await setTimeout(60_000);
};

const raise: Fire = async (name) => {
  throw new FailpointHit(name);
};

/** A stopped process can't wake itself: a child of its own group does, and is started first. */
const stop =
  (ms: number): Fire =>
  async () => {
    const wake = `sleep ${ms / 1_000}; kill -CONT ${process.pid}`;
    const child = spawn('sh', ['-c', wake], { detached: true, stdio: 'ignore' });
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    child.unref();
    process.kill(process.pid, 'SIGSTOP');
  };
