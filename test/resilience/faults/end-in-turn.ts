import { serviceNames } from '@handoff/schemas';
import { eventually } from '@handoff/testkit';
import { allReady, isGone, pidOf } from '../lab/processes.ts';
import type { Fault } from './fault.ts';

const graceMs = 10_000;

/** As a deploy would: each service is asked to end, has ten seconds, and the next one goes when it is back. */
export const endInTurn: Fault = {
  name: 'each service in turn is asked to end',
  inject: async (lab) => {
    let ended = 0;
    for (const service of serviceNames) {
      const [pid] = pidOf(lab, service);
      if (pid === undefined) continue;
      process.kill(pid, 'SIGTERM');
      const gone = () => {
        if (!isGone(pid)) throw new Error(`${service} (pid ${pid}) has not ended`);
      };
      await eventually(gone, { within: graceMs + 1_000 });
      ended += 1;
      await allReady(lab);
    }
    return ended;
  },
};
