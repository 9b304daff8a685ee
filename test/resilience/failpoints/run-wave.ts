import { eventually } from '@handoff/testkit';
import type { Violation } from '@handoff/testkit/history';
import { brokenPromises } from '../checks/broken-promises.ts';
import type { Lab } from '../lab/lab.ts';
import { allReady } from '../lab/processes.ts';
import type { Point, Wave } from './points.ts';
import { provocations } from './provoke.ts';
import { type Action, watchFaults, type Witness } from './witness.ts';

export type Ran = Readonly<{ witnessed: Witness['of']; broken: readonly Violation[] }>;

type Options = Readonly<{ action: Action; people: number; toErase: string }>;

/** Arms the failpoints, lets people come, and waits until each was hit, everything is back, and all has come to its end. */
export const runWave = async (lab: Lab, { points }: Wave, options: Options): Promise<Ran> => {
  const { failpoints, load } = lab;
  const { action, people, toErase } = options;
  const services = [...new Set(points.map(({ service }) => service))];
  const witness = watchFaults(lab, services, action);
  try {
    for (const service of services) failpoints.arm(service, armed(points, service, action));
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
    return { witnessed: witness.of, broken: await brokenPromises(lab) };
  } finally {
    await witness.end();
  }
};

const armed = (points: readonly Point[], service: string, action: Action): readonly string[] =>
  points
    .filter((point) => point.service === service)
    .flatMap(({ name, first = [] }) => [...first, `${name}:${action}`]);
