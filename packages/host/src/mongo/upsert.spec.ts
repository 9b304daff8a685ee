import { mongo } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { upsert } from './upsert.ts';

const server = (code: number) => new mongo.MongoServerError({ message: 'E', code });
const failingOnce = (error: Error) => {
  const failures = [error];
  return async () => {
    const failure = failures.pop();
    if (failure) throw failure;
    return 'put';
  };
};

describe('an upsert', () => {
  it('finds what another one put under the same id at the same time', async () =>
    expect(await upsert(failingOnce(server(11_000)))).toBe('put'));

  it('fails with anything else, and with an id that is taken each time', async () => {
    await expect(upsert(failingOnce(server(121)))).rejects.toThrow(mongo.MongoServerError);
    await expect(upsert(() => Promise.reject(server(11_000)))).rejects.toThrow(mongo.MongoServerError);
  });
});
