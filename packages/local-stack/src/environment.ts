import type { Addresses, Environment, KafkaAddress, Sasl } from './stack.ts';
import { StackError } from './stack-error.ts';

/** The addresses that the environment gives: all, some or none of the three. */
export const fromEnvironment = (env: Environment): Partial<Addresses> => ({
  ...(env.KAFKA_BROKERS ? { kafka: kafkaAddress(env.KAFKA_BROKERS, env) } : {}),
  ...(env.SCHEMA_REGISTRY_URL ? { registry: { url: env.SCHEMA_REGISTRY_URL } } : {}),
  ...(env.MONGO_URL ? { mongo: { url: env.MONGO_URL } } : {}),
});

/** The same, the other way: what a child process is given so that it finds this stack. */
export const toEnvironment = ({ kafka, registry, mongo }: Addresses): Record<string, string> => ({
  KAFKA_BROKERS: kafka.brokers.join(','),
  SCHEMA_REGISTRY_URL: registry.url,
  MONGO_URL: mongo.url,
  ...(kafka.sasl
    ? { KAFKA_SASL_USERNAME: kafka.sasl.username, KAFKA_SASL_PASSWORD: kafka.sasl.password }
    : {}),
  ...(kafka.tls ? { KAFKA_TLS: 'true' } : {}),
});

const kafkaAddress = (brokers: string, env: Environment): KafkaAddress => {
  const sasl = saslOf(env);
  return {
    brokers: brokers.split(',').map((broker) => broker.trim()),
    ...(sasl ? { sasl } : {}),
    ...(env.KAFKA_TLS === 'true' ? { tls: true } : {}),
  };
};

const saslOf = ({
  KAFKA_SASL_USERNAME: username,
  KAFKA_SASL_PASSWORD: password,
}: Environment): Sasl | undefined => {
  if (username && password) return { mechanism: 'scram-sha-512', username, password };
  if (!username && !password) return undefined;
  throw new StackError('incomplete-address', {
    place: username ? 'KAFKA_SASL_PASSWORD' : 'KAFKA_SASL_USERNAME',
    reason: 'A SCRAM user and its password go together; one of the two is missing.',
    mend: 'Set both, or neither for a broker without authentication.',
  });
};
