import { expect, it } from 'vitest';
import { allEnded } from './all-ended.ts';

it('two that were begun are both waited for, also when one has failed', async () => {
  const slow = Promise.withResolvers<string>();
  let isTold = false;
  const both = allEnded([Promise.reject(new Error('away')), slow.promise]).catch((error: unknown) => {
    isTold = true;
    return error;
  });
  await new Promise(setImmediate);
  expect(isTold).toBe(false);
  slow.resolve('ended');
  expect(await both).toEqual(new Error('away'));
});

it('two that end well are told together', async () =>
  expect(await allEnded([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']));
