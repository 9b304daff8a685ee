import { describe, expect, it } from 'vitest';
import { kafkaNames } from './kafka-names.ts';
import { stackAbsence, stackAddresses } from './stack-addresses.ts';

const complete = { KAFKA_BROKERS: 'a:1', SCHEMA_REGISTRY_URL: 'http://b', MONGO_URL: 'mongodb://c' };

describe('the stack that tests run on', () => {
  it('is where the environment says', () => {
    expect(stackAbsence(complete)).toBeUndefined();
    expect(stackAddresses(complete)).toEqual({
      kafka: { brokers: ['a:1'] },
      registry: { url: 'http://b' },
      mongo: { url: 'mongodb://c' },
    });
  });

  it('is absent for the reason that its start left', () => {
    expect(stackAbsence({ ...complete, HANDOFF_STACK_ABSENT: 'no-maven (mvn): it is missing.' })).toContain(
      'no-maven',
    );
    expect(() => stackAddresses({ HANDOFF_STACK_ABSENT: 'no-maven' })).toThrow('no-maven');
  });

  it('is absent when nobody started one', () => {
    expect(stackAbsence({ MONGO_URL: 'mongodb://c' })).toContain('npm run test:int');
  });
});

describe('names on the broker', () => {
  it('are the test’s own, under one prefix', () => {
    const [one, other] = [kafkaNames(), kafkaNames()];
    expect(one.topic('intake')).not.toBe(other.topic('intake'));
    expect(one.group('routing').startsWith(one.prefix)).toBe(true);
    expect(one.topic('handoff.intake')).toMatch(/^[\w.-]{1,249}$/);
  });
});
