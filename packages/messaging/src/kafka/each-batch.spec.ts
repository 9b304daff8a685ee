import type { EachBatchPayload } from 'kafkajs';
import { describe, expect, it, vi } from 'vitest';
import { message } from '../../test/messages.ts';
import { outage, scene } from '../../test/scene.ts';
import { inMemoryParked } from '../in-memory/index.ts';
import { eachBatch } from './each-batch.ts';

const kafkaMessage = (sequence: number) => {
  const { key, headers, value } = message('referral-1', { sequence });
  return {
    key: Buffer.from(key),
    value,
    headers,
    offset: String(sequence - 1),
    timestamp: '0',
    attributes: 0,
  };
};

const payload = (count: number, changed: Partial<EachBatchPayload> = {}) => {
  const resolveOffset = vi.fn<(offset: string) => void>();
  const messages = Array.from({ length: count }, (_, n) => kafkaMessage(n + 1));
  return {
    batch: { topic: 'handoff.referrals', partition: 3, messages },
    resolveOffset,
    heartbeat: vi.fn(async () => {}),
    isRunning: () => true,
    isStale: () => false,
    ...changed,
  } as unknown as EachBatchPayload & { resolveOffset: typeof resolveOffset };
};
const rebalance = () => Object.assign(new Error('rebalancing'), { type: 'REBALANCE_IN_PROGRESS' });
const thrownBy = (work: Promise<void>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a batch of kafkajs', () => {
  it('is handled in order, and resolved message by message', async () => {
    const { subscriber, handled } = scene();
    const given = payload(3);
    await eachBatch(subscriber)(given);
    expect(handled).toEqual(['referral-1#1', 'referral-1#2', 'referral-1#3']);
    expect(given.resolveOffset.mock.calls).toEqual([['0'], ['1'], ['2']]);
  });

  it('arrives with the first of repeated headers, and empty where there is nothing', async () => {
    const { subscriber, verdicts } = scene();
    const given = payload(1);
    Object.assign(given.batch.messages[0] ?? {}, {
      key: null,
      value: null,
      headers: { a: ['x', 'y'], b: Buffer.from('z') },
    });
    await eachBatch(subscriber)(given);
    expect(verdicts[0]?.delivery).toMatchObject({
      key: '',
      payload: Buffer.alloc(0),
      headers: { a: 'x', b: 'z' },
    });
  });

  it.each([
    ['a TypeError', new TypeError('undefined is not a function')],
    ['a SyntaxError', new SyntaxError('in a template')],
    ['an error kafkajs would give up on', Object.assign(new Error('x'), { retriable: false })],
  ])('never shows it %s of a handler', async (_, error) => {
    const { subscriber, parked } = scene({ handle: () => Promise.reject(error) });
    const given = payload(2);
    await eachBatch(subscriber)(given);
    expect(given.resolveOffset.mock.calls).toEqual([['0'], ['1']]);
    expect(await parked.streams()).toMatchObject([{ size: 2 }]);
  });

  it('shows it an outage as something to try again, whatever the outage was made of', async () => {
    const { subscriber } = scene({ handle: () => Promise.reject(outage()) });
    const given = payload(2);
    const error = await thrownBy(eachBatch(subscriber)(given));
    expect(error).toMatchObject({ name: 'Outage', retriable: true });
    expect(given.resolveOffset).not.toHaveBeenCalled();
  });

  it('shows it a message that could not be parked the same way, even for a TypeError', async () => {
    const broken = () => Promise.reject(new TypeError('no key'));
    const { subscriber } = scene({
      handle: broken,
      parked: inMemoryParked({ seal: broken, unseal: broken }),
    });
    const error = await thrownBy(eachBatch(subscriber)(payload(1)));
    expect(error).toMatchObject({
      name: 'Outage',
      retriable: true,
      message: expect.stringContaining('could-not-park'),
    });
  });

  it('gives back a rebalance as kafkajs threw it, from between messages', async () => {
    const error = rebalance();
    const { subscriber, handled } = scene();
    const given = payload(3, { heartbeat: () => Promise.reject(error) });
    expect(await thrownBy(eachBatch(subscriber)(given))).toBe(error);
    expect(handled).toEqual(['referral-1#1']);
    expect(given.resolveOffset.mock.calls).toEqual([['0']]);
  });

  it('gives back a rebalance as kafkajs threw it, from between two attempts', async () => {
    const error = rebalance();
    const { subscriber, parked } = scene({ handle: () => Promise.reject(outage()) });
    const given = payload(1, { heartbeat: () => Promise.reject(error) });
    expect(await thrownBy(eachBatch(subscriber)(given))).toBe(error);
    expect(await parked.streams()).toEqual([]);
  });

  it('rejoins when kafkajs no longer knows the partition, where kafkajs itself would die of a TypeError', async () => {
    const { subscriber } = scene();
    const resolveOffset = () => {
      throw new TypeError("Cannot set properties of undefined (setting '3')");
    };
    const error = await thrownBy(eachBatch(subscriber)(payload(1, { resolveOffset })));
    expect(error).toMatchObject({ type: 'REBALANCE_IN_PROGRESS' });
  });

  it.each([
    ['stopping', { isRunning: () => false }],
    ['told to seek', { isStale: () => true }],
  ])('is left alone while the consumer is %s', async (_, state) => {
    const { subscriber, handled } = scene();
    const given = payload(3, state);
    await eachBatch(subscriber)(given);
    expect(handled).toEqual([]);
    expect(given.resolveOffset).not.toHaveBeenCalled();
  });
});
