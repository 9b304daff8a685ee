import { randomUUID } from 'node:crypto';

export type KafkaNames = Readonly<{
  prefix: string;
  topic(name: string): string;
  group(name: string): string;
  client(name: string): string;
}>;

/** Names of one test's own, so that tests on one broker never meet. All begin with `prefix`, for ACLs and for clearing up. */
export const kafkaNames = (): KafkaNames => {
  const prefix = `test-${randomUUID().slice(0, 8)}.`;
  const named = (name: string) => `${prefix}${name}`;
  return { prefix, topic: named, group: named, client: named };
};
