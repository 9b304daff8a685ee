import { join } from 'node:path';
import { dockerAnswers, startDocker } from './docker.ts';
import { fromEnvironment } from './environment.ts';
import type { Detour } from './kafka-properties.ts';
import { takeLock } from './lock.ts';
import { type StartOptions, startNative } from './native.ts';
import type { Ports } from './ports.ts';
import { runIn } from './run.ts';
import { forgetRunning, noteRunning } from './running.ts';
import { type Addresses, type Environment, type Progress, parts, type Stack, type Started } from './stack.ts';
import { chooseWay, type Way } from './way.ts';

export type StackOptions = Readonly<{
  dataDir: string;
  env: Environment;
  progress: Progress;
  /** By name: kafka-1, controller-1, registry, mongo. One that isn't named is chosen free, once. */
  ports?: Ports;
  brokers?: 1 | 3;
  /** Doors of native brokers (kafka-1, …) behind which something of the caller's stands: a link it can cut. */
  detours?: Readonly<Record<string, Detour>>;
  /** Where downloads are installed; data directories may share it, so that nothing is downloaded twice. */
  installs?: string;
}>;

export type Ways = Readonly<{
  dockerAnswers(env: Environment): Promise<boolean>;
  start: Readonly<Record<Way, (options: StartOptions) => Promise<Started>>>;
}>;

const realWays: Ways = {
  dockerAnswers: (env) => dockerAnswers(runIn(env)),
  start: { docker: startDocker, native: startNative },
};

export const stackFolder = (dataDir: string): string => join(dataDir, 'stack');

/** The backing services: those that the environment names; the others from a Docker engine, else as native processes. */
export const findOrStartStack = async (options: StackOptions, ways: Ways = realWays): Promise<Stack> => {
  const { dataDir, env, progress, ports = {}, detours = {}, brokers = 1 } = options;
  const { installs = join(dataDir, 'install') } = options;
  const given = fromEnvironment(env);
  const missing = parts.filter((part) => given[part] === undefined);
  if (isComplete(given)) return { ...given, how: 'environment', processes: [], stop: async () => {} };
  const stackDir = stackFolder(dataDir);
  const lock = takeLock(join(stackDir, 'lock'));
  try {
    const way = await chooseWay({
      stackDir,
      brokers,
      env,
      progress,
      dockerAnswers: () => ways.dockerAnswers(env),
    });
    const start = { parts: missing, stackDir, dataDir, installs, brokers, ports, detours, env, progress };
    const { addresses, processes, stop } = await ways.start[way](start);
    const all = complete({ ...addresses, ...given });
    noteRunning(stackDir, { how: way, addresses: all });
    const stopAndRelease = async () => {
      await stop();
      forgetRunning(stackDir);
      lock.release();
    };
    return { ...all, how: way, processes, stop: once(stopAndRelease) };
  } catch (error) {
    lock.release();
    throw error;
  }
};

const isComplete = (given: Partial<Addresses>): given is Addresses =>
  parts.every((part) => given[part] !== undefined);

const complete = (addresses: Partial<Addresses>): Addresses => {
  if (isComplete(addresses)) return addresses;
  throw new Error('a part was started without telling its address');
};

/** A second Ctrl-C waits for the first. */
const once = (stop: () => Promise<void>) => {
  let stopping: Promise<void> | undefined;
  return () => (stopping ??= stop());
};
