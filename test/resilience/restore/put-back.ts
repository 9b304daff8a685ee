import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '@handoff/schemas';
import { eventually } from '@handoff/testkit';
import type { Lab } from '../lab/lab.ts';
import { allReady, isGone, pidOf } from '../lab/processes.ts';

const dataOf = ({ stack }: Lab): string => join(stack.folder, 'stack', 'mongo');

/** A copy of the document store at one instant, as a backup would be: it is away for that long. */
export const backUp = async (lab: Lab, name: string): Promise<string> => {
  const backup = join(lab.stack.folder, name);
  const store = lab.stack.part('mongo');
  await store.stop();
  cpSync(dataOf(lab), backup, { recursive: true });
  await store.start();
  await allReady(lab, 90_000);
  return backup;
};

/**
 * The store as it was then, under processes that are started anew: no one writes to it in between. The stopped ones
 * are killed, so that nothing of them reaches the store that was put back.
 */
export const putBack = async (lab: Lab, backup: string): Promise<void> => {
  const pids = serviceNames.flatMap((name) => pidOf(lab, name));
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  const store = lab.stack.part('mongo');
  await store.kill();
  rmSync(dataOf(lab), { recursive: true, force: true });
  cpSync(backup, dataOf(lab), { recursive: true });
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await store.start();
  await eventually(async () => {
    if (!pids.every(isGone)) throw new Error('a process of before is still there');
  });
};

export type Unready = Readonly<{ status: number; code?: string; reason?: string; mend?: string }>;

/** What a service says of itself; undefined while nobody answers. */
export const readinessOf = async ({ exchange }: Lab, service: (typeof serviceNames)[number]) => {
  const response = await fetch(`${exchange.urls[service]}/health/ready`, {
    signal: AbortSignal.timeout(3_000),
  });
  return { ...((await response.json()) as object), status: response.status } as Unready;
};
