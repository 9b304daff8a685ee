import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { endOrphans, findOrStartStack, type Process, type Stack, StackError } from '@handoff/local-stack';

const folder = join(import.meta.dirname, '..', '..', '..', '.handoff');

export type OwnStack = Stack &
  Readonly<{ folder: string; part: (name: PartName) => Process; portOf: (name: PartName) => number }>;
export type PartName = `kafka-${number}` | 'registry' | 'mongo';
export const brokerNamed = (id: number): PartName => `kafka-${id}`;

/** Servers of the test's own as native processes, because it kills and stops them; what an earlier run left goes. */
export const startOwnStack = async (name: string, brokers: 1 | 3 = 1): Promise<OwnStack> => {
  const dataDir = join(folder, `${name}-stack`);
  await endOrphans(join(dataDir, 'stack'), () => undefined);
  rmSync(dataDir, { recursive: true, force: true });
  const { KAFKA_BROKERS: _, SCHEMA_REGISTRY_URL: __, MONGO_URL: ___, ...env } = process.env;
  const stack = await findOrStartStack({
    dataDir,
    installs: join(folder, 'install'),
    env: { ...env, HANDOFF_STACK: 'native' },
    progress: () => undefined,
    brokers,
  });
  return { ...stack, folder: dataDir, part: (name) => named(stack, name), portOf: portsOf(stack) };
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
