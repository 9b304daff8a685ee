import { join } from 'node:path';
import { findOrStartStack } from '@handoff/local-stack';

const named = {
  kafka: { KAFKA_BROKERS: '127.0.0.1:1' },
  registry: { SCHEMA_REGISTRY_URL: 'http://127.0.0.1:1' },
  mongo: { MONGO_URL: 'mongodb://127.0.0.1:1' },
} as const;
type Part = keyof typeof named;

/** How long each backing service takes by itself until it answers, on the data of last time. */
export const startAlone = async (data: string): Promise<Readonly<Record<Part, number>>> => {
  const taken = { kafka: 0, registry: 0, mongo: 0 };
  for (const part of Object.keys(named) as Part[]) {
    const others = Object.entries(named).filter(([name]) => name !== part);
    const { KAFKA_BROKERS: _, SCHEMA_REGISTRY_URL: __, MONGO_URL: ___, ...env } = process.env;
    const since = performance.now();
    const stack = await findOrStartStack({
      dataDir: data,
      installs: join(data, '..', 'install'),
      env: Object.assign(env, ...others.map(([, words]) => words)),
      progress: () => undefined,
    });
    taken[part] = performance.now() - since;
    await stack.stop();
  }
  return taken;
};
