import { setTimeout as pause } from 'node:timers/promises';
import { drained } from '../lab/drained.ts';
import type { Lab } from '../lab/lab.ts';
import { readFinalState, type Seen } from '../reading/final-state.ts';
import type { Fault } from './fault.ts';

/** How often each fault was witnessed, and what there is when they are over and everyone has come to the end. */
export type Outcome = Readonly<{ witnessed: ReadonlyMap<Fault, number>; seen: Seen }>;

/** So many that every place on the way is busy, so few that healing and not the backlog is what takes time. */
const mostUnderWay = 8;
const beforehandMs = 2_000;
const betweenMs = 250;

/** People come before, during and after the faults; then all must have come to the end within 90 s. */
export const underLoad = async (lab: Lab, faults: readonly Fault[]): Promise<Outcome> => {
  const over = new AbortController();
  const coming = keepComing(lab, over.signal);
  const witnessed = new Map<Fault, number>();
  await pause(beforehandMs);
  try {
    for (const fault of faults) witnessed.set(fault, await fault.inject(lab));
  } finally {
    over.abort();
  }
  await coming;
  await drained(lab);
  return { witnessed, seen: await readFinalState(lab) };
};

/** Nobody waits for the one before: who can't be taken just now is sent again until they are. */
const keepComing = async ({ load }: Lab, over: AbortSignal): Promise<void> => {
  const people: Promise<void>[] = [];
  while (!over.aborted) {
    if (load.underWay() < mostUnderWay) people.push(load.submit(1));
    await pause(betweenMs);
  }
  await Promise.all(people);
};
