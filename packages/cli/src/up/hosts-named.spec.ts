import { expect, it } from 'vitest';
import { hostsNamed } from './hosts-named.ts';

it('a trial may speak in clear to the servers that its environment names, and to no others', () => {
  const stack = {
    kafka: { brokers: ['kafka:9092', 'kafka-2:9092'] },
    registry: { url: 'http://registry:8080/apis/ccompat/v7' },
    mongo: { url: 'mongodb://user:p-w@mongo:27017,mongo-2:27017/?replicaSet=one' },
  };
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', PLAINTEXT_HOSTS: 'cache, kafka' };
  expect(hostsNamed(stack, env).split(',')).toEqual([
    'cache',
    'kafka',
    'kafka-2',
    'mongo',
    'mongo-2',
    'registry',
    'collector',
  ]);
});
