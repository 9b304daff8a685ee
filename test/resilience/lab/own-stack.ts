import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  endOrphans,
  findOrStartStack,
  freePort,
  type Process,
  type Stack,
  StackError,
} from '@handoff/local-stack';
import { type Link, openLink } from './link.ts';

const folder = join(import.meta.dirname, '..', '..', '..', '.handoff');

export type OwnStack = Stack &
  Readonly<{
    folder: string;
    part: (name: PartName) => Process;
    portOf: (name: PartName) => number;
    /** Between the services and each broker. The test's own clients and the brokers themselves go without. */
    toBrokers: readonly Link[];
  }>;
type BrokerName = `kafka-${number}`;
export type PartName = BrokerName | 'registry' | 'mongo';
export const brokerNamed = (id: number): BrokerName => `kafka-${id}`;

/** Servers of the test's own as native processes, because it kills and stops them; what an earlier run left goes. */
export const startOwnStack = async (name: string, brokers: 1 | 3 = 1): Promise<OwnStack> => {
  const dataDir = join(folder, `${name}-stack`);
  await endOrphans(join(dataDir, 'stack'), () => undefined);
  rmSync(dataDir, { recursive: true, force: true });
  const { KAFKA_BROKERS: _, SCHEMA_REGISTRY_URL: __, MONGO_URL: ___, ...env } = process.env;
  const doors = await Promise.all(Array.from({ length: brokers }, () => freePort()));
  const toBrokers = await Promise.all(doors.map((door) => openLink(door)));
  const closeLinks = () => Promise.all(toBrokers.map((link) => link.close()));
  try {
    const stack = await findOrStartStack({
      dataDir,
      installs: join(folder, 'install'),
      env: { ...env, HANDOFF_STACK: 'native' },
      progress: () => undefined,
      brokers,
      detours: Object.fromEntries(
        toBrokers.map((link, at) => [brokerNamed(at + 1), { port: doors[at] as number, told: link.port }]),
      ),
    });
    const stop = async (): Promise<void> => {
      await stack.stop();
      await closeLinks();
    };
    const own = { folder: dataDir, part: (name: PartName) => named(stack, name), portOf: portsOf(stack) };
    return { ...stack, ...own, toBrokers, stop };
  } catch (error) {
    await closeLinks();
    throw error;
  }
};

/** Why this machine can't run one; undefined when it was another trouble. */
export const lackOf = (error: unknown): string | undefined =>
  error instanceof StackError && ['no-java', 'no-python', 'no-maven'].includes(error.code)
    ? error.message
    : undefined;

const named = ({ processes }: Stack, part: PartName): Process => {
  const found = processes.find((process) => process.name === part);
  if (!found) throw new Error(`the stack has no ${part}`);
  return found;
};

const portsOf =
  ({ kafka, registry, mongo }: Stack) =>
  (part: PartName): number => {
    if (part === 'registry' || part === 'mongo') return portIn({ registry, mongo }[part].url);
    const at = Number(part.slice('kafka-'.length)) - 1;
    return portIn(`kafka://${kafka.brokers[at]}`);
  };

const portIn = (url: string): number => Number(new URL(url).port);
