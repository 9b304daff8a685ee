import { describe, expect, it, vi } from 'vitest';
import { delivery } from '../../test/messages.ts';
import { flip, outage, scene, sealing } from '../../test/scene.ts';
import { inMemoryParked } from '../in-memory/index.ts';
import { Interrupted } from '../interrupted.ts';
import type { Message } from '../index.ts';

const event = (stream: string, sequence: number) => delivery(stream, { sequence });
const failingOn =
  (id: string, error: () => Error) =>
  async ({ envelope }: Message) => {
    if (envelope.id === id) throw error();
  };
const typeError = () => new TypeError("cannot read 'Maria'");

describe('a message whose handler throws', () => {
  it.each([
    ['a TypeError', typeError],
    ['a RangeError', () => new RangeError('out of it')],
    ['a plain error', () => new Error('no')],
  ])('%s is parked at once, with its bytes, key, headers and place', async (_, error) => {
    const handle = vi.fn(failingOn('referral-1#1', error));
    const { subscriber, parked } = scene({ handle });
    const one = event('referral-1', 1);
    expect(await subscriber(one)).toEqual({ kind: 'parked', because: 'handler-failed' });
    expect(handle).toHaveBeenCalledOnce();
    const { topic, partition, offset, key, headers, payload } = one;
    expect(await parked.head('routing', 'referral-1')).toMatchObject({
      topic,
      partition,
      offset,
      key,
      headers,
      payload,
      code: 'handler-failed',
      detail: expect.stringContaining(error().message),
    });
  });

  it('leaves nothing readable at rest but codes and places', async () => {
    const sealed: Buffer[] = [];
    const seal = (bytes: Buffer) => {
      sealed.push(bytes);
      return flip(bytes);
    };
    const parked = inMemoryParked({ seal, unseal: flip });
    const { subscriber } = scene({ parked, handle: failingOn('referral-1#1', typeError) });
    await subscriber(delivery('referral-1', { sequence: 1, value: { name: 'Maria Lopez' } }));
    expect(JSON.stringify(await parked.list('routing', 'referral-1'))).not.toContain('Maria');
    expect(sealed.toString()).toContain('Maria');
  });

  it('does not move the cursor', async () => {
    const { subscriber, cursors } = scene({ handle: failingOn('referral-1#1', typeError) });
    await subscriber(event('referral-1', 1));
    expect(await cursors.read('routing', 'referral-1')).toBeUndefined();
  });
});

describe('bytes that cannot be read', () => {
  it.each([
    ['wrong-magic-byte', delivery('referral-1', { sequence: 1, payload: Buffer.from('\0\0') })],
    [
      'type-is-not-record',
      delivery('referral-1', { sequence: 1, headers: { ce_type: 'handoff.intake.ReferralOffered' } }),
    ],
    ['not-an-envelope', { ...delivery('referral-1', { sequence: 1 }), headers: {} }],
    ['not-an-envelope', delivery('referral-1', { sequence: 1, headers: { ce_sequence: 'x' } })],
  ])('are parked as %s', async (code, one) => {
    const { subscriber, parked } = scene();
    expect(await subscriber(one)).toEqual({ kind: 'parked', because: code });
    expect(await parked.head('routing', 'referral-1')).toMatchObject({
      payload: one.payload,
      headers: one.headers,
    });
  });

  it('are parked when the record is not one that may arrive here', async () => {
    const { subscriber } = scene({ allow: new Set(['handoff.partners.IntakeSubmission']) });
    expect(await subscriber(event('referral-1', 1))).toEqual({ kind: 'parked', because: 'not-our-record' });
  });

  it('hold up only their own partition when they have no key', async () => {
    const { subscriber, parked } = scene();
    await subscriber({ ...delivery('', { payload: Buffer.from('?') }), topic: 't', partition: 3 });
    expect(await parked.streams()).toMatchObject([{ stream: 't/3', size: 1 }]);
    expect(await subscriber(event('referral-1', 1))).toEqual({ kind: 'processed' });
  });
});

describe('a parked stream', () => {
  it('keeps its later messages behind it, in order, while other streams flow', async () => {
    const { subscriber, parked, handled } = scene({ handle: failingOn('referral-1#1', typeError) });
    const deliveries = [1, 2, 3].flatMap((n) => [event('referral-1', n), event('referral-2', n)]);
    const batch = await subscriber.open(deliveries);
    const verdicts = [];
    for (const one of deliveries) verdicts.push((await batch.consume(one)).kind);
    expect(verdicts).toEqual(['parked', 'processed', 'parked', 'processed', 'parked', 'processed']);
    expect(handled).toEqual(['referral-2#1', 'referral-2#2', 'referral-2#3']);
    const list = await parked.list('routing', 'referral-1');
    expect(list.map(({ eventId, code }) => [eventId, code])).toEqual([
      ['referral-1#1', 'handler-failed'],
      ['referral-1#2', 'behind'],
      ['referral-1#3', 'behind'],
    ]);
  });

  it('is remembered by the next batch, and by another process', async () => {
    const first = scene({ handle: failingOn('referral-1#1', typeError) });
    await first.subscriber(event('referral-1', 1));
    const second = scene({ parked: first.parked, cursors: first.cursors });
    expect(await second.subscriber(event('referral-1', 2))).toEqual({ kind: 'parked', because: 'behind' });
    expect(second.handled).toEqual([]);
  });

  it('flows again if a redrive freed it while the batch was open', async () => {
    const { subscriber, parked, handled } = scene({ handle: failingOn('referral-1#1', typeError) });
    const first = event('referral-1', 1);
    await subscriber(first);
    const batch = await subscriber.open([event('referral-2', 1), event('referral-1', 2)]);
    await parked.clear('routing', 'referral-1', `routing|${first.topic}|${first.partition}|${first.offset}`);
    await batch.consume(event('referral-2', 1));
    expect(await batch.consume(delivery('referral-1', {}))).toEqual({ kind: 'processed' });
    expect(handled).toEqual(['referral-2#1', 'referral-1#command']);
  });
});

describe('an outage', () => {
  it('is retried with heartbeats, then left to the broker; nothing is parked', async () => {
    const heartbeat = vi.fn(async () => {});
    const handle = vi.fn(async () => {
      throw outage();
    });
    const { subscriber, parked, verdicts } = scene({ handle });
    await expect(subscriber(delivery('referral-1', { sequence: 1 }, { heartbeat }))).rejects.toThrow('away');
    expect(handle).toHaveBeenCalledTimes(7);
    expect(heartbeat).toHaveBeenCalledTimes(6);
    expect(await parked.streams()).toEqual([]);
    expect(verdicts).toEqual([]);
  });

  it('may be told by what the host knows of its drivers', async () => {
    const isTransient = (error: unknown) => error instanceof RangeError;
    const { subscriber, parked } = scene({
      isTransient,
      handle: async () => Promise.reject(new RangeError('!')),
    });
    await expect(subscriber(event('referral-1', 1))).rejects.toThrow('!');
    expect(await parked.streams()).toEqual([]);
  });

  it('of the parking place leaves the message with the broker too', async () => {
    const parked = inMemoryParked({ ...sealing, seal: () => Promise.reject(new Error('no key')) });
    const { subscriber } = scene({ parked, handle: failingOn('referral-1#1', typeError) });
    await expect(subscriber(event('referral-1', 1))).rejects.toMatchObject({
      code: 'could-not-park',
      transient: true,
    });
  });
});

describe('an interruption', () => {
  it('is neither retried nor parked', async () => {
    const handle = vi.fn(async () => {
      throw outage();
    });
    const heartbeat = async () => {
      throw new Interrupted(new Error('rebalance'));
    };
    const { subscriber, parked } = scene({ handle });
    const one = delivery('referral-1', { sequence: 1 }, { heartbeat });
    await expect(subscriber(one)).rejects.toBeInstanceOf(Interrupted);
    expect(handle).toHaveBeenCalledOnce();
    expect(await parked.streams()).toEqual([]);
  });
});

describe('a message of a stranger', () => {
  const broken = () => delivery('row-1', { payload: Buffer.from('?') });

  it('is answered instead of parked, where somebody can answer', async () => {
    const reject = vi.fn(async () => true);
    const { subscriber, parked } = scene({ reject });
    expect(await subscriber(broken())).toEqual({ kind: 'skipped', because: 'rejected' });
    expect(reject).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ key: 'row-1' }),
      expect.objectContaining({ code: 'wrong-magic-byte' }),
    );
    expect(await parked.streams()).toEqual([]);
  });

  it('is parked when it was not answered, and when answering is broken', async () => {
    for (const reject of [async () => false, () => Promise.reject(new TypeError('broken'))]) {
      const { subscriber } = scene({ reject });
      expect(await subscriber(broken())).toEqual({ kind: 'parked', because: 'wrong-magic-byte' });
    }
  });

  it('stays with the broker when the answer cannot be sent now', async () => {
    const { subscriber, parked } = scene({ reject: () => Promise.reject(outage()) });
    await expect(subscriber(broken())).rejects.toThrow('away');
    expect(await parked.streams()).toEqual([]);
  });
});
