import { join } from 'node:path';
import { type Installed, installNative } from './install-native.ts';
import { planKafka } from './kafka.ts';
import type { Detour } from './kafka-properties.ts';
import { planMongo } from './mongo.ts';
import { endOrphans } from './orphans.ts';
import type { Plan, PortOf } from './plan.ts';
import { choosePorts, type Ports } from './ports.ts';
import { type Process, processOf } from './processes.ts';
import { during } from './progress.ts';
import { planRegistry } from './registry.ts';
import { type Run, runIn } from './run.ts';
import type { Environment, Part, Progress, Started } from './stack.ts';

export type StartOptions = Readonly<{
  parts: readonly Part[];
  /** Everything this stack keeps: data, logs, ports, secrets. */
  stackDir: string;
  dataDir: string;
  installs: string;
  brokers: 1 | 3;
  ports: Ports;
  detours: Readonly<Record<string, Detour>>;
  env: Environment;
  progress: Progress;
}>;

/** Starts the parts as child processes, on the data of last time. */
export const startNative = async (options: StartOptions): Promise<Started> => {
  const { parts, stackDir, env, progress } = options;
  const run = runIn(env);
  const installed = await installNative({ ...options, tools: { run, progress } });
  await endOrphans(stackDir, progress);
  const plans = await planParts(installed, run, options);
  const launches = plans.flatMap((plan) => plan.launches);
  const processes = launches.map((launch) => processOf(launch, { dir: stackDir, env, progress }));
  await during(progress, `Starting ${parts.join(', ')}`, () => startAll(processes));
  const addresses = Object.assign({}, ...plans.map(({ address }) => address)) as Started['addresses'];
  return { addresses, processes, stop: () => stopAll(processes) };
};

const planParts = async (installed: Installed, run: Run, options: StartOptions): Promise<Plan[]> => {
  const { parts, stackDir, brokers, ports, detours, progress } = options;
  const names = parts.flatMap((part) => portsOf[part](brokers));
  const port: PortOf = await choosePorts({
    file: join(stackDir, 'ports.json'),
    names,
    fixed: ports,
    say: progress,
  });
  const { java, kafka, registry, mongo } = installed;
  const plan = {
    kafka: () => planKafka({ java, install: kafka, stackDir, brokers, detours, port, run }),
    registry: async () => planRegistry({ java, install: registry, stackDir, port }),
    mongo: async () => planMongo({ server: mongo, stackDir, port }),
  };
  return Promise.all(parts.map((part) => plan[part]()));
};

const portsOf: Readonly<Record<Part, (brokers: number) => string[]>> = {
  kafka: (brokers) =>
    Array.from({ length: brokers }, (_, i) => [`kafka-${i + 1}`, `controller-${i + 1}`]).flat(),
  registry: () => ['registry'],
  mongo: () => ['mongo'],
};

/** All or none: when one can't start, the others are stopped before its error goes on. */
const startAll = async (processes: readonly Process[]) => {
  const results = await Promise.allSettled(processes.map((process) => process.start()));
  const failed = results.find((result) => result.status === 'rejected');
  if (!failed) return;
  await stopAll(processes);
  throw failed.reason;
};

const stopAll = async (processes: readonly Process[]) => {
  await Promise.all(processes.map((process) => process.stop()));
};
