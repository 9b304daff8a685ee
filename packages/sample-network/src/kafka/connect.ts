import kafkajs, { type Kafka } from 'kafkajs';
import { AgencyFault } from '../agency-fault.ts';
import type { KafkaAccess, Papers } from '../papers.ts';

type Options = Readonly<{ papers: Papers; brokers: readonly string[]; say: (line: string) => void }>;

/** A client with the partner's own SCRAM credentials. A broker beyond this machine would ask for TLS as well. */
export const connect = ({
  papers,
  brokers,
  say,
}: Options): Readonly<{ kafka: Kafka; access: KafkaAccess }> => {
  const access = papers.kafka ?? withoutAccess();
  const { username, password } = access;
  const kafka = new kafkajs.Kafka({
    clientId: papers.slug,
    brokers: [...brokers],
    sasl: { mechanism: 'scram-sha-512', username, password },
    connectionTimeout: 3_000,
    retry: { initialRetryTime: 200, maxRetryTime: 3_000, retries: 10 },
    logLevel: kafkajs.logLevel.ERROR,
    // Its text alone: kafkajs attaches whole requests to its lines.
    logCreator: () => (entry) => say(`kafkajs: ${entry.log.message}`),
  });
  return { kafka, access };
};

const withoutAccess = (): never => {
  throw new AgencyFault('no-kafka-credentials', {
    place: 'credentials',
    reason: 'They hold a token only.',
    mend: "Register with `way: kafka`, and ask the exchange's operator for credentials.",
  });
};
