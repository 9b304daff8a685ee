import { Fault } from '../fault.ts';
import { withConnection } from './direct.ts';
import type { KafkaOptions } from './options.ts';

/** What one user may take of a broker; the broker slows down whoever takes more, and refuses nothing. */
export type Quotas = Readonly<{
  producer_byte_rate: number;
  consumer_byte_rate: number;
  request_percentage: number;
  controller_mutation_rate: number;
}>;

const keys = [
  'producer_byte_rate',
  'consumer_byte_rate',
  'request_percentage',
  'controller_mutation_rate',
] as const satisfies readonly (keyof Quotas)[];

type Op = { key: keyof Quotas; value: number; remove: false } | { key: keyof Quotas; remove: true };

/** kafkajs cannot speak AlterClientQuotas (KIP-546). */
const alter = async (options: KafkaOptions, username: string, ops: Op[]): Promise<void> => {
  try {
    await withConnection(options, (connection, { alterClientQuotasV1: { api } }) =>
      api.async(connection, [{ entities: [{ entityType: 'user', entityName: username }], ops }], false),
    );
  } catch (cause) {
    throw new Fault('quotas-refused', {
      place: username,
      reason: 'The broker did not take the quotas.',
      mend: 'Use a user that may alter the configuration of the cluster (KAFKA_SASL_USERNAME).',
      cause,
    });
  }
};

/** The same again changes nothing. */
export const setQuotas = (options: KafkaOptions, username: string, quotas: Quotas): Promise<void> =>
  alter(
    options,
    username,
    keys.map((key) => ({ key, value: quotas[key], remove: false })),
  );

export const removeQuotas = (options: KafkaOptions, username: string): Promise<void> =>
  alter(
    options,
    username,
    keys.map((key) => ({ key, remove: true })),
  );

const exactly = 0;

/** What stands for this user; a key that is missing is without a limit. */
export const quotasOf = (options: KafkaOptions, username: string): Promise<Partial<Quotas>> =>
  withConnection(options, async (connection, { describeClientQuotasV0: { api } }) => {
    const match = { entityType: 'user', matchType: exactly, match: username } as const;
    const { entries } = await api.async(connection, [match], true);
    return Object.fromEntries(
      (entries ?? []).flatMap(({ values }) => values.map(({ key, value }) => [key, value])),
    );
  });
