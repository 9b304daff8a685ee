import { setTimeout as pause } from 'node:timers/promises';
import { type ServiceName, serviceNames } from '@handoff/schemas';
import { allReady, isGone, pidOf } from '../lab/processes.ts';
import type { Fault } from './fault.ts';
import { shuffled } from './random.ts';

type Options = Readonly<{ forMs: number; random: () => number }>;

/** Its supervisor gives a service up that ends more often; a crash loop is another fault. */
const mostInAMinute = 7;

/** Every second or two, some service dies on the spot, ready or not. */
export const killServices = ({ forMs, random }: Options): Fault => ({
  name: `a service is killed every second or two for ${forMs / 1_000} s`,
  inject: async (lab) => {
    const killed: { service: ServiceName; pid: number; at: number }[] = [];
    const recent = (service: ServiceName) =>
      killed.filter((each) => each.service === service && performance.now() - each.at < 60_000).length;
    for (const until = performance.now() + forMs; performance.now() < until; ) {
      const service = shuffled(serviceNames, random).find((name) => recent(name) < mostInAMinute);
      const [pid] = service ? pidOf(lab, service) : [];
      if (service && pid !== undefined) {
        process.kill(pid, 'SIGKILL');
        killed.push({ service, pid, at: performance.now() });
      }
      await pause(1_000 + random() * 1_000);
    }
    await allReady(lab);
    return killed.filter(({ pid }) => isGone(pid)).length;
  },
});
