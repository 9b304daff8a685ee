import { eventually } from '@handoff/testkit';
import type { Violation } from '@handoff/testkit/history';
import type { Hit } from '../lab/failpoints.ts';
import type { Lab } from '../lab/lab.ts';
import { allReady, isGone, pidOf, watchForStops } from '../lab/processes.ts';
import { brokenPromises } from '../checks/broken-promises.ts';
import type { Point, Wave } from './points.ts';
import { provocations } from './provoke.ts';

export type Ran = Readonly<{
  /** What was seen of the fault, if anything was. */
  witnessed: (point: Point) => string | undefined;
  broken: readonly Violation[];
}>;

type Options = Readonly<{ action: 'kill' | `stop=${number}s`; people: number; toErase: string }>;

/** Arms the failpoints, lets people come, and waits until each was hit, everything is back, and all has come to its end. */
export const runWave = async (lab: Lab, { points }: Wave, options: Options): Promise<Ran> => {
  const { failpoints, load } = lab;
  const { action, people, toErase } = options;
  const services = [...new Set(points.map(({ service }) => service))];
  const before = new Map(services.map((service) => [service, failpoints.hits(service).length]));
  for (const service of services) failpoints.arm(service, armed(points, service, action));

  const stops = watchForStops(lab);
  const provoked = points.flatMap(({ name }) => provocations[name]?.(lab, toErase) ?? []);
  await Promise.all([load.submit(people), ...provoked]);
  const hit = () => {
    const left = services.flatMap((service) => failpoints.left(service));
    if (left.length > 0) throw new Error(`not hit yet: ${left.join(', ')}`);
  };
  // What was never hit is told by its own test; the rest is to be seen all the same.
  await eventually(hit, { within: 60_000, every: 200 }).catch(() => undefined);
  for (const service of services) failpoints.disarm(service);
  await allReady(lab);
  const broken = await brokenPromises(lab);
  await stops.end();

  const fired = (point: Point): Hit | undefined =>
    failpoints
      .hits(point.service)
      .slice(before.get(point.service))
      .find(({ name, fired: actions }) => name === point.name && actions.includes(action));
  const witnessed = (point: Point): string | undefined => {
    const hitOnce = fired(point);
    if (!hitOnce) return undefined;
    if (action === 'kill') return wasKilled(lab, point, hitOnce) ? 'killed, and started again' : undefined;
    return stops.seen.has(hitOnce.pid) ? 'stopped, and went on' : undefined;
  };
  return { witnessed, broken };
};

const armed = (points: readonly Point[], service: string, action: string): readonly string[] =>
  points
    .filter((point) => point.service === service)
    .flatMap(({ name, first = [] }) => [...first, `${name}:${action}`]);

const wasKilled = (lab: Lab, { service }: Point, { pid }: Hit): boolean =>
  isGone(pid) && pidOf(lab, service).some((now) => now !== pid);
