import { describe, expect, it } from 'vitest';
import { isTransient } from '../transient.ts';
import { isMongoOutage, marked } from './outage.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error('x'), { name, ...more });

describe('an outage of the document store', () => {
  it.each([
    named('MongoServerSelectionError'),
    named('MongoNetworkTimeoutError'),
    named('MongoServerError', { code: 10107 }),
    named('MongoServerError', { hasErrorLabel: (label: string) => label === 'RetryableWriteError' }),
    named('MongoBulkWriteError', { errorResponse: named('MongoServerSelectionError') }),
    Object.assign(named('MongooseError'), { message: 'Operation `x` buffering timed out after 10000ms' }),
  ])('is $name', (error) => expect(isMongoOutage(error)).toBe(true));

  it.each([
    named('MongoServerError', { code: 11000 }),
    named('MongoBulkWriteError', { code: 11000, errorResponse: named('MongoServerError', { code: 11000 }) }),
    named('TypeError'),
    named('Error', { code: 6 }),
    null,
    'x',
  ])('is not %s', (error) => expect(isMongoOutage(error)).toBe(false));

  it('is marked as worth another attempt; anything else stays what it is', async () => {
    const away = marked(() => Promise.reject(named('MongoNetworkError')));
    expect(await away.catch(isTransient)).toBe(true);
    const bug = new TypeError('x');
    await expect(marked(() => Promise.reject(bug))).rejects.toBe(bug);
  });
});
