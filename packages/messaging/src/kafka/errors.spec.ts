import { describe, expect, it } from 'vitest';
import { brokerCode, isFinal } from './errors.ts';

const wrapped = (cause: unknown) => Object.assign(new Error('retries exceeded'), { cause: { cause } });

describe('what kafkajs throws', () => {
  it.each([
    { type: 'GROUP_AUTHORIZATION_FAILED' },
    { type: 'TOPIC_AUTHORIZATION_FAILED' },
    { name: 'KafkaJSSASLAuthenticationError' },
    {
      name: 'KafkaJSSASLAuthenticationError',
      message: 'SASL SCRAM SHA512 authentication failed: Authentication failed due to invalid credentials',
    },
    { name: 'TypeError' },
  ])('is final for %o, however deep it lies', (error) => {
    expect([isFinal(error), isFinal(wrapped(error))]).toEqual([true, true]);
  });

  it.each([
    { type: 'GROUP_COORDINATOR_NOT_AVAILABLE' },
    { type: 'UNKNOWN_TOPIC_OR_PARTITION' },
    { name: 'KafkaJSGroupCoordinatorNotFound' },
    { name: 'KafkaJSConnectionError' },
    {
      name: 'KafkaJSSASLAuthenticationError',
      message: 'SASL SCRAM SHA512 authentication failed: Closed connection',
    },
  ])('is worth another attempt for %o', (error) => {
    expect([isFinal(error), isFinal(wrapped(error))]).toEqual([false, false]);
  });

  it('has its code in our spelling', () => {
    expect(brokerCode(wrapped({ type: 'MESSAGE_TOO_LARGE' }))).toBe('message-too-large');
    expect(brokerCode(new Error('x'))).toBeUndefined();
  });

  it('may be caused by itself', () => {
    const error: { cause?: unknown } = {};
    error.cause = error;
    expect(isFinal(error)).toBe(false);
  });
});
