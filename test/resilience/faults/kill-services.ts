import { setTimeout as pause } from 'node:timers/promises';
import { serviceNames } from '@handoff/schemas';
import { isGone, pidOf } from '../lab/processes.ts';
import type { Fault } from './fault.ts';
import { shuffled } from './random.ts';

type Options = Readonly<{ forMs: number; random: () => number }>;

/** Every second or two, some service dies on the spot, ready or not. */
export const killServices = ({ forMs, random }: Options): Fault => ({
  name: `a service is killed every second or two for ${forMs / 1_000} s`,
  inject: async (lab) => {
    const killed: number[] = [];
    for (const until = performance.now() + forMs; performance.now() < until; ) {
      const [pid] = shuffled(serviceNames, random).flatMap((name) => pidOf(lab, name));
      if (pid !== undefined && kill(pid)) killed.push(pid);
      await pause(1_000 + random() * 1_000);
    }
    return killed.filter(isGone).length;
  },
});

/** It may have ended by itself meanwhile. */
const kill = (pid: number): boolean => {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
};
