import { describe, expect, it } from 'vitest';
import { delivery } from '../test/messages.ts';
import { type Middleware, processed } from './delivery.ts';
import { pipeline } from './pipeline.ts';

describe('a pipeline', () => {
  it('lets the first listed see the delivery first and the verdict last', async () => {
    const steps: string[] = [];
    const step =
      (name: string): Middleware =>
      (next) =>
      async (one) => {
        steps.push(`${name} in`);
        const verdict = await next(one);
        steps.push(`${name} out`);
        return verdict;
      };
    const consume = pipeline(step('outer'), step('inner'))(async () => processed);
    expect(await consume(delivery('referral-1'))).toEqual({ kind: 'processed' });
    expect(steps).toEqual(['outer in', 'inner in', 'inner out', 'outer out']);
  });
});
