import { describe, expect, it, vi } from 'vitest';
import { delivery } from '../test/messages.ts';
import { outage, scene, sealing } from '../test/scene.ts';
import { inMemoryCursors, inMemoryParked } from './in-memory/index.ts';

const event = (stream: string, sequence: number) => delivery(stream, { sequence });

describe('a subscriber', () => {
  it('hands a message to the handler of its type and moves the cursor', async () => {
    const handle = vi.fn(async () => {});
    const { subscriber, cursors } = scene({ handle });
    const one = delivery('referral-1', { sequence: 1, value: { agency: 'bayside-community-college' } });
    expect(await subscriber(one)).toEqual({ kind: 'processed' });
    expect(handle).toHaveBeenCalledWith({
      envelope: expect.objectContaining({ id: 'referral-1#1', sequence: 1, subject: 'referral-1' }),
      value: { agency: 'bayside-community-college' },
      record: 'handoff.referrals.ReferralOffered',
      delivery: expect.objectContaining({ offset: one.offset }),
    });
    expect(await cursors.read('routing', 'referral-1')).toEqual({ sequence: 1, eventId: 'referral-1#1' });
  });

  it('tells why its handler had nothing to do', async () => {
    const { subscriber } = scene({ handle: async () => ({ skipped: 'nobody waits for it' }) });
    expect(await subscriber(event('referral-1', 1))).toEqual({
      kind: 'skipped',
      because: 'nobody waits for it',
    });
  });

  it('moves the cursor past types nobody here asked for, without decoding them', async () => {
    const { subscriber, cursors } = scene();
    const ignored = delivery('referral-1', {
      sequence: 1,
      type: 'handoff.referrals.HoldReleased',
      payload: Buffer.from('?'),
    });
    expect(await subscriber(ignored)).toEqual({ kind: 'skipped', because: 'not-subscribed' });
    expect(await cursors.read('routing', 'referral-1')).toMatchObject({ sequence: 1 });
    expect(await subscriber(event('referral-1', 2))).toEqual({ kind: 'processed' });
  });

  it('takes no type from the prototype of its handlers', async () => {
    const { subscriber } = scene();
    const odd = delivery('referral-1', { sequence: 1, type: 'handoff.referrals.constructor' });
    expect(await subscriber(odd)).toEqual({ kind: 'skipped', because: 'not-subscribed' });
  });

  it('skips what it does not want by its headers, and moves past it', async () => {
    const { subscriber, cursors, handled } = scene({
      wants: ({ ce_source }) => ce_source !== '/handoff/routing',
    });
    expect(await subscriber(event('referral-1', 1))).toEqual({ kind: 'skipped', because: 'not-wanted' });
    expect(handled).toEqual([]);
    expect(await cursors.read('routing', 'referral-1')).toMatchObject({ sequence: 1 });
  });

  it('handles what has no sequence every time: its handler knows it by causation', async () => {
    const { subscriber, cursors, handled } = scene();
    const command = delivery('referral-1');
    await subscriber(command);
    expect(await subscriber(command)).toEqual({ kind: 'processed' });
    expect(handled).toHaveLength(2);
    expect(await cursors.read('routing', 'referral-1')).toBeUndefined();
  });

  it('shows every verdict once its cursor is written, with the message it is about', async () => {
    const cursors = inMemoryCursors();
    const written: unknown[] = [];
    const { subscriber, verdicts } = scene({
      cursors: {
        ...cursors,
        advanceMany: async (consumer, moved) => {
          written.push(...verdicts, moved.size);
          await cursors.advanceMany(consumer, moved);
        },
      },
    });
    const one = event('referral-1', 1);
    await subscriber(one);
    expect(written).toEqual([1]);
    expect(verdicts).toEqual([{ consumer: 'routing', delivery: one, verdict: { kind: 'processed' } }]);
  });

  it('is not disturbed by a verdict hook that throws', async () => {
    const error = vi.fn();
    const log = { debug: () => {}, warn: () => {}, error };
    const onVerdict = () => {
      throw new TypeError('a metric broke');
    };
    const { subscriber } = scene({ onVerdict, log });
    expect(await subscriber(event('referral-1', 1))).toEqual({ kind: 'processed' });
    expect(error).toHaveBeenCalledOnce();
  });

  it('passes its failpoints in order', async () => {
    const passed: string[] = [];
    const { subscriber } = scene({
      failpoint: async (name) => void passed.push(name),
      handle: async () => void passed.push('effect'),
    });
    await subscriber(event('referral-1', 1));
    expect(passed).toEqual([
      'consumer.before-effect',
      'effect',
      'consumer.after-effect-before-cursor',
      'consumer.after-cursor-before-offset',
    ]);
  });

  it('repeats the effect, and loses nothing, after dying between effect and cursor', async () => {
    const cursors = inMemoryCursors();
    const dying = scene({
      cursors,
      failpoint: async (name) => {
        if (name === 'consumer.after-effect-before-cursor') throw outage();
      },
      retry: { delaysMs: [] },
    });
    await expect(dying.subscriber(event('referral-1', 1))).rejects.toThrow('away');
    expect(dying.handled).toEqual(['referral-1#1']);
    const next = scene({ cursors });
    expect(await next.subscriber(event('referral-1', 1))).toEqual({ kind: 'processed' });
  });
});

describe('a batch', () => {
  const streams = ['referral-1', 'referral-2', 'referral-3'];
  const deliveries = streams.flatMap((stream) => [1, 2, 3].map((sequence) => event(stream, sequence)));

  it('reads cursors and parked streams in one question each, and writes the cursors in one', async () => {
    const cursors = inMemoryCursors();
    const parked = inMemoryParked(sealing);
    const [readMany, read] = [vi.spyOn(cursors, 'readMany'), vi.spyOn(cursors, 'read')];
    const [advanceMany, advance] = [vi.spyOn(cursors, 'advanceMany'), vi.spyOn(cursors, 'advance')];
    const parkedStreams = vi.spyOn(parked, 'parkedStreams');
    const { subscriber, handled } = scene({ cursors, parked });
    const batch = await subscriber.open(deliveries);
    for (const one of deliveries) await batch.consume(one);
    await batch.settle();
    expect(handled).toHaveLength(9);
    expect(readMany.mock.calls).toEqual([['routing', streams]]);
    expect(parkedStreams.mock.calls).toEqual([['routing']]);
    expect(advanceMany).toHaveBeenCalledOnce();
    expect(read).not.toHaveBeenCalled();
    expect(advance).not.toHaveBeenCalled();
    expect(await cursors.read('routing', 'referral-3')).toEqual({ sequence: 3, eventId: 'referral-3#3' });
  });

  it('of known streams asks nothing, until partitions may have changed hands', async () => {
    const cursors = inMemoryCursors();
    const readMany = vi.spyOn(cursors, 'readMany');
    const { subscriber } = scene({ cursors });
    await subscriber(event('referral-1', 1));
    await subscriber(event('referral-1', 2));
    expect(readMany).toHaveBeenCalledOnce();
    subscriber.forget();
    await subscriber(event('referral-1', 3));
    expect(readMany).toHaveBeenCalledTimes(2);
  });

  it('asks for no cursors where nothing has a sequence', async () => {
    const cursors = inMemoryCursors();
    const readMany = vi.spyOn(cursors, 'readMany');
    const { subscriber } = scene({ cursors });
    await subscriber.open([delivery('referral-1')]);
    expect(readMany).not.toHaveBeenCalled();
  });
});
