import { setTimeout as pause } from 'node:timers/promises';
import { drained } from '../lab/drained.ts';
import type { Lab } from '../lab/lab.ts';
import { readFinalState, type Seen } from '../reading/final-state.ts';
import type { Fault } from './fault.ts';

/** How often the fault was witnessed, and what there is when it is over and everything has come to its end. */
export type Outcome = Readonly<{ witnessed: number; seen: Seen }>;

const everyMs = 1_000;

/** People come before, during and after the fault; then all must have come to its end within 90 s. */
export const underLoad = async (lab: Lab, { inject }: Fault): Promise<Outcome> => {
  const over = new AbortController();
  const coming = keepComing(lab, over.signal);
  await pause(2 * everyMs);
  const witnessed = await inject(lab).finally(() => over.abort());
  await coming;
  await drained(lab);
  return { witnessed, seen: await readFinalState(lab) };
};

/** Nobody waits for the one before: who can't be taken just now is sent again until they are. */
const keepComing = async ({ load }: Lab, over: AbortSignal): Promise<void> => {
  const people: Promise<void>[] = [];
  while (!over.aborted) {
    people.push(load.submit(1));
    await pause(everyMs);
  }
  await Promise.all(people);
};
