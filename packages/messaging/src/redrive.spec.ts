import { describe, expect, it } from 'vitest';
import { delivery } from '../test/messages.ts';
import { outage, scene } from '../test/scene.ts';
import { redrive } from './redrive.ts';

const event = (stream: string, sequence: number) => delivery(stream, { sequence });

/** Two streams parked behind their first message, by a handler that is mended later. */
const broken = async () => {
  let error: (() => Error) | undefined = () => new TypeError('undefined is not a function');
  const handle = async ({ envelope }: { envelope: { sequence?: number } }) => {
    if (error && envelope.sequence === 1) throw error();
  };
  const seen = scene({ handle });
  for (const stream of ['referral-1', 'referral-2']) {
    for (const sequence of [1, 2, 3]) await seen.subscriber(event(stream, sequence));
  }
  return { ...seen, become: (next: (() => Error) | undefined) => void (error = next) };
};

describe('a redrive', () => {
  it('brings parked messages back through the same handler, each stream in its order, and frees them', async () => {
    const { subscriber, parked, handled, cursors, become } = await broken();
    become(undefined);
    expect(await redrive({ subscriber, parked })).toEqual([
      { stream: 'referral-1', handled: 3 },
      { stream: 'referral-2', handled: 3 },
    ]);
    expect(handled).toEqual(['referral-1', 'referral-2'].flatMap((s) => [1, 2, 3].map((n) => `${s}#${n}`)));
    expect(await parked.streams()).toEqual([]);
    expect(await cursors.read('routing', 'referral-2')).toMatchObject({ sequence: 3 });
    expect(await subscriber(event('referral-1', 4))).toEqual({ kind: 'processed' });
  });

  it('takes only the streams, or the reasons, it was asked for', async () => {
    const { subscriber, parked, become } = await broken();
    become(undefined);
    expect(await redrive({ subscriber, parked, streams: ['referral-2'] })).toEqual([
      { stream: 'referral-2', handled: 3 },
    ]);
    expect(await redrive({ subscriber, parked, codes: ['gap'] })).toEqual([]);
    expect(await parked.streams()).toMatchObject([{ stream: 'referral-1', size: 3 }]);
  });

  it('stops a stream at what fails again, and writes down why', async () => {
    const { subscriber, parked, handled, become } = await broken();
    become(() => new RangeError('too far'));
    const [first] = await redrive({ subscriber, parked });
    expect(first).toEqual({ stream: 'referral-1', handled: 0, because: 'handler-failed' });
    expect(handled).toEqual([]);
    const [head] = await parked.list('routing', 'referral-1');
    expect(head).toMatchObject({ attempts: 1, reason: 'The handler threw RangeError.' });
  });

  it('leaves everything as it is during an outage', async () => {
    const { subscriber, parked, become } = await broken();
    become(outage);
    const [first] = await redrive({ subscriber, parked });
    expect(first).toMatchObject({ handled: 0 });
    expect(await parked.list('routing', 'referral-1')).toMatchObject([{ attempts: 0 }, {}, {}]);
  });

  it('does nothing to a stream another redrive is at', async () => {
    const { subscriber, parked, handled, become } = await broken();
    become(undefined);
    await parked.claim('routing', 'referral-1', { owner: 'somebody', leaseMs: 60_000 });
    const [first] = await redrive({ subscriber, parked, streams: ['referral-1'] });
    expect(first).toEqual({ stream: 'referral-1', handled: 0, because: 'in-other-hands' });
    expect(handled).toEqual([]);
  });

  it('handles a message once more, and skips it as known, after dying before it was cleared', async () => {
    const { subscriber, parked, handled, become, verdicts } = await broken();
    become(undefined);
    const failpoint = async (name: string) => {
      if (name === 'parked.redriven-before-clear') throw new Error('killed');
    };
    await expect(redrive({ subscriber, parked, failpoint, streams: ['referral-1'] })).rejects.toThrow(
      'killed',
    );
    expect(await redrive({ subscriber, parked, streams: ['referral-1'] })).toEqual([
      { stream: 'referral-1', handled: 3 },
    ]);
    expect(handled).toEqual(['referral-1#1', 'referral-1#2', 'referral-1#3']);
    expect(verdicts.filter(({ verdict }) => verdict.kind === 'skipped')).toHaveLength(1);
  });

  it('takes in what is parked behind while it works', async () => {
    const { subscriber, parked, handled, become } = await broken();
    become(undefined);
    let late = true;
    const failpoint = async () => {
      if (late) await subscriber(event('referral-1', 4));
      late = false;
    };
    expect(await redrive({ subscriber, parked, failpoint, streams: ['referral-1'] })).toEqual([
      { stream: 'referral-1', handled: 4 },
    ]);
    expect(handled.at(-1)).toBe('referral-1#4');
  });

  it('fills a gap that could not be filled before', async () => {
    let away = true;
    const { subscriber, parked, handled } = scene({
      fetchTail: async () => {
        if (away) throw outage();
        return [event('referral-1', 1), event('referral-1', 2)];
      },
    });
    await subscriber(event('referral-1', 2));
    away = false;
    expect(await redrive({ subscriber, parked, codes: ['gap'] })).toEqual([
      { stream: 'referral-1', handled: 1 },
    ]);
    expect(handled).toEqual(['referral-1#1', 'referral-1#2']);
  });
});
