import kafkajs, { type Admin, type Kafka, type LogEntry } from 'kafkajs';
import type { KafkaLine, KafkaOptions } from './options.ts';

const { logLevel } = kafkajs;

/** A closed list of fields: kafkajs attaches whole errors and requests to its lines. */
const lineOf = ({ namespace, level, log }: LogEntry): KafkaLine => ({
  level: level === logLevel.ERROR ? 'error' : 'warn',
  part: namespace,
  text: log.message,
  ...(typeof log['groupId'] === 'string' && { groupId: log['groupId'] }),
});

/**
 * A kafkajs client. Every consumer gets one of its own: consumers of one group made from one client share
 * their committed offsets and corrupt each other's (kafkajs `committedOffsetsByGroup`).
 */
export const createClient = ({ brokers, clientId, sasl, tls = false, log }: KafkaOptions): Kafka =>
  new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 3000, retries: 5 },
    ssl: tls,
    ...(sasl && { sasl: { mechanism: 'scram-sha-512', ...sasl } }),
    logLevel: log ? logLevel.WARN : logLevel.NOTHING,
    logCreator: () => (entry) => log?.(lineOf(entry)),
  });

/** For one question: a lasting admin client keeps asking about topics that were deleted long ago. */
export const withAdmin = async <Result>(
  client: Kafka,
  work: (admin: Admin) => Promise<Result>,
): Promise<Result> => {
  const admin = client.admin();
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
};
