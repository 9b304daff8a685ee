import { inMemoryCursors, inMemoryParked } from '../src/in-memory/index.ts';
import { createSubscriber, type Handler, type Seen, type SubscriberOptions } from '../src/index.ts';
import { fakeCodec } from './fake-codec.ts';

/** Turns bytes round: visibly not the plaintext, and its own inverse. */
export const flip = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));
export const sealing = { seal: flip, unseal: flip };

/** An error that is worth another attempt, as @handoff/stream-store throws one. */
export const outage = (): Error => Object.assign(new Error('the store is away'), { transient: true });

/** A subscriber over in-memory twins that remembers what reached its handler and which verdicts it gave. */
export const scene = ({ handle, ...options }: Partial<SubscriberOptions> & { handle?: Handler } = {}) => {
  const cursors = options.cursors ?? inMemoryCursors();
  const parked = options.parked ?? inMemoryParked(sealing);
  const handled: string[] = [];
  const verdicts: Seen[] = [];
  const subscriber = createSubscriber({
    consumer: 'routing',
    topics: ['handoff.referrals'],
    codec: fakeCodec,
    fetchTail: async () => [],
    retry: { sleep: async () => {} },
    onVerdict: (seen) => verdicts.push(seen),
    handlers: {
      ReferralOffered: async (message) => {
        const outcome = await handle?.(message);
        handled.push(message.envelope.id);
        return outcome;
      },
    },
    ...options,
    cursors,
    parked,
  });
  return { subscriber, cursors, parked, handled, verdicts };
};
