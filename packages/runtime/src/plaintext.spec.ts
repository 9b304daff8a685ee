import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConfigInvalid, config, isLoopback, plaintextFaults } from './index.ts';

const placesOf = (settings: Record<string, unknown>) => plaintextFaults(settings).map(({ place }) => place);

describe('what is said in clear', () => {
  it.each(['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000', 'https://intake.example'])(
    'may go to %s',
    (url) => expect(placesOf({ INTAKE_URL: url })).toEqual([]),
  );

  it.each([
    'http://intake:3000',
    'http://10.0.0.4:3000',
    'http://127.0.0.1.example:3000',
    'http://localhost.example',
    'http://0.0.0.0:3000',
  ])('may not go to %s', (url) => expect(placesOf({ INTAKE_URL: url })).toEqual(['INTAKE_URL']));

  it.each([
    ['mongodb://127.0.0.1:27017', 0],
    ['mongodb://localhost:27017,127.0.0.1:27018/?replicaSet=one', 0],
    ['mongodb://user:p%40w@mongo.example/?tls=true', 0],
    ['mongodb+srv://user:password@mongo.example', 0],
    ['mongodb://mongo.example/?tls=true&authMechanism=MONGODB-X509', 0],
    ['mongodb://mongo.example/?tls=true', 1],
    ['mongodb://user:password@mongo.example/', 1],
    ['mongodb://user:password@mongo.example/?tls=false', 1],
    ['mongodb://mongo.example', 2],
    ['mongodb://127.0.0.1:27017,mongo.example', 2],
  ])('to the store at %s: %i faults', (url, count) =>
    expect(placesOf({ MONGO_URL: url })).toEqual(Array(count).fill('MONGO_URL')),
  );

  it('goes to no broker on another machine, and nobody speaks there without a name', () => {
    const there = { KAFKA_BROKERS: '127.0.0.1:9092, kafka.example:9092' };
    expect(placesOf({ KAFKA_BROKERS: '127.0.0.1:9092,localhost:9093' })).toEqual([]);
    expect(placesOf(there)).toEqual(['KAFKA_BROKERS', 'KAFKA_BROKERS']);
    expect(placesOf({ ...there, KAFKA_TLS: true })).toEqual(['KAFKA_BROKERS']);
    expect(placesOf({ ...there, KAFKA_SASL_USERNAME: 'exchange' })).toEqual(['KAFKA_BROKERS']);
    expect(placesOf({ ...there, KAFKA_TLS: true, KAFKA_SASL_USERNAME: 'exchange' })).toEqual([]);
  });

  it.each([
    ['HOST', 'TLS_CERT_FILE'],
    ['PUBLIC_HOST', 'PUBLIC_TLS_CERT_FILE'],
  ])('is heard by no other machine at %s without %s', (host, certificate) => {
    expect(placesOf({ [host]: '127.0.0.1' })).toEqual([]);
    expect(placesOf({ [host]: '0.0.0.0' })).toEqual([host]);
    expect(placesOf({ [host]: '0.0.0.0', [certificate]: '/run/secrets/cert.pem' })).toEqual([]);
  });

  it('goes to hosts that are named for it, and to no others', () => {
    const settings = {
      INTAKE_URL: 'http://intake:3000',
      GATEWAY_URL: 'http://gateway:3000',
      HOST: '0.0.0.0',
    };
    expect(placesOf({ ...settings, PLAINTEXT_HOSTS: 'intake, 0.0.0.0' })).toEqual(['GATEWAY_URL']);
  });

  it('knows this machine by its addresses alone', () =>
    expect(['127.8.9.1', 'LOCALHOST', '::1', '127.evil.example', '128.0.0.1', ''].map(isLoopback)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]));
});

describe('a service whose settings would speak in clear', () => {
  const schema = z.object({
    INTAKE_URL: z.url().describe('Intake'),
    PLAINTEXT_HOSTS: z.string().optional().describe('Exceptions'),
  });
  const faultsOf = (env: Record<string, string>) => {
    try {
      config(schema, env);
      return [];
    } catch (error) {
      if (error instanceof ConfigInvalid) return error.faults.map(({ place }) => place);
      throw error;
    }
  };

  it('does not start, also where it is the collector of traces', () => {
    const env = { INTAKE_URL: 'http://127.0.0.1:3000' };
    expect(faultsOf(env)).toEqual([]);
    expect(faultsOf({ INTAKE_URL: 'http://intake:3000' })).toEqual(['INTAKE_URL']);
    const collector = { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };
    expect(faultsOf(collector)).toEqual(['OTEL_EXPORTER_OTLP_ENDPOINT']);
    expect(faultsOf({ ...collector, PLAINTEXT_HOSTS: 'collector' })).toEqual([]);
  });
});
