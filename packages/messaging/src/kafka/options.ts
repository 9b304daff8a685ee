/** How to reach the brokers; the names are those of the environment, KAFKA_BROKERS and so on. */
export type KafkaOptions = Readonly<{
  brokers: readonly string[];
  clientId: string;
  sasl?: Readonly<{ username: string; password: string }>;
  /** Brokers show a certificate that this process trusts: a public one, or by NODE_EXTRA_CA_CERTS. */
  tls?: boolean;
  /** What passing groups are named after where the user may use none but those of this beginning. */
  groupPrefix?: string;
  /** How long a consumer that fell silent keeps its partitions: after a crash its successor waits that long. */
  sessionTimeoutMs?: number;
  /** kafkajs's own lines, already stripped of everything but names and codes. */
  log?: (line: KafkaLine) => void;
}>;

export type KafkaLine = Readonly<{ level: 'error' | 'warn'; part: string; text: string; groupId?: string }>;
