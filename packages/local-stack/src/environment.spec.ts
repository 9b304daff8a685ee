import { describe, expect, it } from 'vitest';
import { fromEnvironment, toEnvironment } from './environment.ts';

const complete = {
  KAFKA_BROKERS: 'one:9092, two:9092',
  SCHEMA_REGISTRY_URL: 'http://registry:8080/apis/ccompat/v7',
  MONGO_URL: 'mongodb://mongo:27017',
  KAFKA_SASL_USERNAME: 'exchange',
  KAFKA_SASL_PASSWORD: 'a-password',
};

describe('addresses in the environment', () => {
  it('name the brokers, the registry and the document store', () => {
    expect(fromEnvironment(complete)).toEqual({
      kafka: {
        brokers: ['one:9092', 'two:9092'],
        sasl: { mechanism: 'scram-sha-512', username: 'exchange', password: 'a-password' },
      },
      registry: { url: 'http://registry:8080/apis/ccompat/v7' },
      mongo: { url: 'mongodb://mongo:27017' },
    });
  });

  it('may name some of them only; an empty one names nothing', () => {
    expect(fromEnvironment({ MONGO_URL: 'mongodb://mongo:27017', KAFKA_BROKERS: '' })).toEqual({
      mongo: { url: 'mongodb://mongo:27017' },
    });
  });

  it('leave authentication out for a broker without it', () => {
    expect(fromEnvironment({ KAFKA_BROKERS: 'one:9092' }).kafka).toEqual({ brokers: ['one:9092'] });
  });

  it('are refused when a user comes without a password', () => {
    expect(() => fromEnvironment({ KAFKA_BROKERS: 'one:9092', KAFKA_SASL_USERNAME: 'exchange' })).toThrow(
      expect.objectContaining({ code: 'incomplete-address', place: 'KAFKA_SASL_PASSWORD' }),
    );
  });

  it('are the same again after being handed to a child process', () => {
    const addresses = fromEnvironment(complete);
    expect(fromEnvironment(toEnvironment(addresses as Parameters<typeof toEnvironment>[0]))).toEqual(
      addresses,
    );
  });
});
