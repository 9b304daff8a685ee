import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { delivery } from '../test/messages.ts';
import { outage, scene } from '../test/scene.ts';
import { createRedriver } from './redriver.ts';

const event = (stream: string, sequence: number) => delivery(stream, { sequence });

/** One stream parked for a gap its owner could not fill, and one for a broken handler. */
const scenery = async () => {
  let away = true;
  const seen = scene({
    fetchTail: async ({ subject }) => {
      if (away) throw outage();
      return [event(subject, 1)];
    },
    handle: async ({ envelope }) => {
      if (envelope.subject === 'broken') throw new TypeError('undefined is not a function');
    },
  });
  await seen.subscriber(event('referral-1', 2));
  await seen.subscriber(event('broken', 1));
  return { ...seen, comeBack: () => void (away = false) };
};

describe('the redriver', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('fills a gap once the owner of the stream is back, and leaves what needs a person', async () => {
    const { subscriber, parked, handled, comeBack } = await scenery();
    const onRedriven = vi.fn();
    const redriver = createRedriver({ subscribers: [subscriber], parked, onRedriven });
    redriver.start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(handled).toEqual([]);
    comeBack();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(handled).toEqual(['referral-1#1', 'referral-1#2']);
    expect(await parked.streams()).toMatchObject([{ stream: 'broken' }]);
    expect(onRedriven).toHaveBeenLastCalledWith('routing', { stream: 'referral-1', handled: 1 });
    await redriver.stop();
  });

  it('goes on after a sweep that failed, and ends with a stop', async () => {
    const { subscriber, parked } = await scenery();
    const streams = vi.spyOn(parked, 'streams').mockRejectedValueOnce(outage());
    const onFailure = vi.fn();
    const redriver = createRedriver({ subscribers: [subscriber], parked, onFailure });
    redriver.start();
    await vi.advanceTimersByTimeAsync(20_000);
    expect([onFailure.mock.calls.length, streams.mock.calls.length]).toEqual([1, 2]);
    await redriver.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(streams).toHaveBeenCalledTimes(2);
  });

  it('never sweeps twice at a time', async () => {
    const { subscriber, parked } = await scenery();
    let release = () => {};
    const held = new Promise<never[]>((resolve) => {
      release = () => resolve([]);
    });
    const streams = vi.spyOn(parked, 'streams').mockReturnValue(held);
    const redriver = createRedriver({ subscribers: [subscriber], parked });
    redriver.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(streams).toHaveBeenCalledOnce();
    release();
    await redriver.stop();
  });
});
