import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

const answers = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { timeout: 15_000 }).status === 0;

/** Why the whole exchange can't be started here; nothing when it can. */
const lack = (): string | undefined => {
  const { KAFKA_BROKERS, SCHEMA_REGISTRY_URL, MONGO_URL } = process.env;
  if (KAFKA_BROKERS && SCHEMA_REGISTRY_URL && MONGO_URL) return undefined;
  if (answers('python3', '--version') && answers('mvn', '--version')) return undefined;
  if (answers('docker', 'info')) return undefined;
  return 'no Docker engine answers, and Python 3.10+ or Maven is missing';
};

const why = lack();

/** `describe` for tests that start the whole exchange; where that can't be, they are skipped and the title says why. */
export const describeExchange = (title: string, tests: () => void): void => {
  const suite = why === undefined ? describe : describe.skip;
  suite(why === undefined ? title : `${title} [skipped: ${why}]`, tests);
};
