import { describe, expect, it, vi } from 'vitest';
import { delivery } from '../../test/messages.ts';
import { outage, scene } from '../../test/scene.ts';
import type { Envelope } from '../envelope.ts';

const stream = 'referral-1';
const event = (sequence: number, id?: string) =>
  delivery(stream, { sequence, ...(id !== undefined && { id }) });
const duplicate = { kind: 'skipped', because: 'duplicate' };
const processed = { kind: 'processed' };
const parked = (because: string) => ({ kind: 'parked', because });

describe('a repeated event', () => {
  it('is skipped, whichever of the past it is', async () => {
    const { subscriber, handled } = scene();
    for (const sequence of [1, 2, 3]) await subscriber(event(sequence));
    expect(await subscriber(event(3))).toEqual(duplicate);
    expect(await subscriber(event(1))).toEqual(duplicate);
    expect(handled).toEqual(['referral-1#1', 'referral-1#2', 'referral-1#3']);
  });
});

describe('a gap', () => {
  const tailFrom = (last: number) => async (_: Envelope, after: number) =>
    Array.from({ length: last - after }, (_, index) => event(after + 1 + index));

  it('is filled from the owner of the stream, in order, and the messages behind it are then known', async () => {
    const fetchTail = vi.fn(tailFrom(5));
    const { subscriber, handled, cursors } = scene({ fetchTail });
    await subscriber(event(1));
    expect(await subscriber(event(4))).toEqual(processed);
    expect(fetchTail).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ subject: stream, sequence: 4 }),
      1,
    );
    expect(handled).toEqual([1, 2, 3, 4, 5].map((n) => `referral-1#${n}`));
    expect(await subscriber(event(5))).toEqual(duplicate);
    expect(await cursors.read('routing', stream)).toMatchObject({ sequence: 5 });
  });

  it('is filled from the beginning where the consumer is new', async () => {
    const { subscriber, handled } = scene({ fetchTail: tailFrom(3) });
    expect(await subscriber(event(3))).toEqual(processed);
    expect(handled).toEqual(['referral-1#1', 'referral-1#2', 'referral-1#3']);
  });

  it('shows the verdicts of what came with the tail', async () => {
    const { subscriber, verdicts } = scene({ fetchTail: tailFrom(3) });
    await subscriber(event(3));
    expect(verdicts.map(({ delivery }) => delivery.headers['ce_id'])).toEqual(
      [1, 2, 3].map((n) => `${stream}#${n}`),
    );
  });

  it('needs only what is missing: the message itself may come last', async () => {
    const { subscriber, handled } = scene({ fetchTail: tailFrom(2) });
    expect(await subscriber(event(3))).toEqual(processed);
    expect(handled).toEqual(['referral-1#1', 'referral-1#2', 'referral-1#3']);
  });

  it('is no gap if somebody else moved the cursor meanwhile', async () => {
    const fetchTail = vi.fn(tailFrom(3));
    const { subscriber, cursors, handled } = scene({ fetchTail });
    const batch = await subscriber.open([event(3)]);
    await cursors.advance('routing', stream, { sequence: 2, eventId: 'referral-1#2' });
    expect(await batch.consume(event(3))).toEqual(processed);
    expect(fetchTail).not.toHaveBeenCalled();
    expect(handled).toEqual(['referral-1#3']);
  });

  it('parks the stream only when the owner does not answer, after several attempts', async () => {
    const fetchTail = vi.fn(async () => {
      throw outage();
    });
    const { subscriber, parked: kept } = scene({ fetchTail });
    expect(await subscriber(event(2))).toEqual(parked('gap'));
    expect(fetchTail).toHaveBeenCalledTimes(7);
    expect(await kept.list('routing', stream)).toMatchObject([{ code: 'gap', place: 'ce_sequence 2' }]);
  });

  it.each([
    ['nothing', async () => []],
    ['a part', async () => [event(1)]],
    ['a tail with a hole', async () => [event(1), event(3), event(4)]],
    ['the tail of another stream', async () => [delivery('referral-2', { sequence: 1 })]],
  ])('parks the stream when the owner gives %s', async (_, fetchTail) => {
    const { subscriber, handled } = scene({ fetchTail });
    expect(await subscriber(event(4))).toEqual(parked('gap'));
    expect(handled.filter((id) => !id.startsWith(stream))).toEqual([]);
  });

  it('parks the message that showed it when the handler fails on the tail, and keeps what was done', async () => {
    const handle = async ({ envelope }: { envelope: Envelope }) => {
      if (envelope.sequence === 2) throw new TypeError('undefined is not a function');
    };
    const { subscriber, handled, cursors } = scene({ handle, fetchTail: tailFrom(3) });
    expect(await subscriber(event(3))).toEqual(parked('handler-failed'));
    expect(handled).toEqual(['referral-1#1']);
    expect(await cursors.read('routing', stream)).toMatchObject({ sequence: 1 });
  });

  it('goes on where an outage stopped it', async () => {
    let failures = 2;
    const handle = async ({ envelope }: { envelope: Envelope }) => {
      if (envelope.sequence === 2 && (failures -= 1) >= 0) throw outage();
    };
    const { subscriber, handled } = scene({ handle, fetchTail: tailFrom(3) });
    expect(await subscriber(event(3))).toEqual(processed);
    expect(handled).toEqual(['referral-1#1', 'referral-1#2', 'referral-1#3']);
  });
});

describe('a fork', () => {
  it('is parked under its own name and raises an alarm', async () => {
    const onFork = vi.fn();
    const { subscriber, handled } = scene({ onFork });
    await subscriber(event(1));
    expect(await subscriber(event(1, 'another'))).toEqual(parked('fork'));
    expect(onFork).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'another', sequence: 1 }));
    expect(handled).toEqual(['referral-1#1']);
  });
});

describe('a compacted topic', () => {
  it('is applied when newer, whatever lies between, and never back', async () => {
    const fetchTail = vi.fn(async () => []);
    const { subscriber, handled } = scene({ fetchTail, compacted: ['handoff.referrals'] });
    expect(await subscriber(event(4))).toEqual(processed);
    expect(await subscriber(event(9))).toEqual(processed);
    expect(await subscriber(event(7))).toEqual(duplicate);
    expect(fetchTail).not.toHaveBeenCalled();
    expect(handled).toEqual(['referral-1#4', 'referral-1#9']);
  });

  it('has tombstones, which are passed by', async () => {
    const { subscriber } = scene({ compacted: ['handoff.referrals'] });
    const tombstone = delivery(stream, { sequence: 1, payload: Buffer.alloc(0) });
    expect(await subscriber(tombstone)).toEqual({ kind: 'skipped', because: 'tombstone' });
  });
});

describe('an event under the wrong key', () => {
  it('is parked: its order means nothing', async () => {
    const { subscriber } = scene();
    expect(await subscriber({ ...event(1), key: 'referral-2' })).toEqual(parked('wrong-key'));
  });
});
