import type { ServiceName } from '@handoff/schemas';
import type { Hit } from '../lab/failpoints.ts';
import type { Lab } from '../lab/lab.ts';
import { isGone, pidOf, watchForStops } from '../lab/processes.ts';
import type { Point } from './points.ts';

export type Action = 'kill' | `stop=${number}s`;

/** What was seen of a fault at a failpoint; undefined: it was never hit, or nobody felt it. */
export type Witness = Readonly<{ of: (point: Point) => string | undefined; end: () => Promise<void> }>;

/** Watches from now on: a failpoint that says it fired is believed only if its process was stopped or is gone. */
export const watchFaults = (lab: Lab, services: readonly ServiceName[], action: Action): Witness => {
  const before = new Map(services.map((service) => [service, lab.failpoints.hits(service).length]));
  const stops = watchForStops(lab);

  const fired = ({ name, service }: Point): Hit | undefined =>
    lab.failpoints
      .hits(service)
      .slice(before.get(service))
      .find((hit) => hit.name === name && hit.fired.includes(action));

  const felt = ({ service }: Point, { pid }: Hit): string | undefined => {
    if (action !== 'kill') return stops.seen.has(pid) ? 'stopped, and went on' : undefined;
    const successor = pidOf(lab, service).some((now) => now !== pid);
    return isGone(pid) && successor ? 'killed, and started again' : undefined;
  };

  return {
    of: (point) => {
      const hit = fired(point);
      return hit && felt(point, hit);
    },
    end: stops.end,
  };
};
