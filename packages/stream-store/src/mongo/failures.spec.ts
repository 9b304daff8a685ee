import mongoose from 'mongoose';
import { describe, expect, it } from 'vitest';
import { Transient } from '../stream-store.ts';
import { isDuplicateKey, reaching } from './failures.ts';

const { MongoError, MongoNetworkError, MongoServerError } = mongoose.mongo;

const server = (code: number) => new MongoServerError({ message: 'the server said no', code });
const reached = async (failure: Error): Promise<unknown> => {
  try {
    return await reaching(async () => {
      throw failure;
    });
  } catch (caught) {
    return caught;
  }
};

describe('a failure of the document store', () => {
  it.each([
    ['the network', new MongoNetworkError('connection closed')],
    ['a stepped down primary', server(10107)],
    ['a shutdown', server(11600)],
    ['a write concern that took too long', server(64)],
  ])('that comes of %s is worth trying again, and names its cause', async (_, error) => {
    const transient = await reached(error);
    expect(transient).toBeInstanceOf(Transient);
    expect(transient).toMatchObject({ code: 'store-unavailable', cause: error });
  });

  it('that carries a retryable label is worth trying again', async () => {
    const error = new MongoError('try again');
    error.addErrorLabel('RetryableWriteError');
    expect(await reached(error)).toBeInstanceOf(Transient);
  });

  it.each([
    ['a document the server will not take', server(121)],
    ['a bug', new TypeError('undefined is not a function')],
  ])('that comes of %s is passed on as it is', async (_, error) => {
    expect(await reached(error)).toBe(error);
  });

  it('is known as a duplicate key by its code alone', () => {
    expect([server(11000), server(121), new Error('E11000')].map(isDuplicateKey)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
