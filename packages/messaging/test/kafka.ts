import type { KafkaOptions } from '../src/kafka/index.ts';

export const optionsFromEnvironment = (env = process.env): KafkaOptions => {
  const { KAFKA_BROKERS = '', KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = env;
  return {
    brokers: KAFKA_BROKERS.split(','),
    clientId: 'messaging-test',
    ...(username !== undefined && password !== undefined && { sasl: { username, password } }),
  };
};
