import { type Failpoint, noFailpoint } from './failpoint.ts';
import { type LocalTime, localTime } from './local-time.ts';
import { createLoop } from './loop.ts';
import { createRest } from './rest.ts';
import { createSerially } from './serially.ts';
import type { StoredEvent } from './stream-document.ts';
import type { PendingClaim, StreamStore } from './stream-store.ts';

export type RelayParts = Readonly<{
  store: StreamStore;
  /** Resolves only when the broker has confirmed every event: one topic-partition, all or nothing. */
  publish: (streamId: string, events: readonly StoredEvent[]) => Promise<void>;
  failpoint?: Failpoint;
  owner?: string;
  /** A stream pending longer than this was left behind by a process that died, or by an outage. */
  olderThanMs?: number;
  /** A stream whose sweep failed is left alone until its lease runs out. */
  leaseMs?: number;
  sweepEveryMs?: number;
  batch?: number;
  onFailure?: (streamId: string, error: unknown) => void;
  time?: LocalTime;
}>;

/**
 * Publishes what streams hold and marks it. At least once and in order: a crash between sending and marking
 * sends the same again, and a tail is always sent whole from the first event not marked, so never with a gap.
 */
export const createRelay = ({
  store,
  publish,
  failpoint = noFailpoint,
  owner = crypto.randomUUID(),
  olderThanMs = 2_000,
  leaseMs = 10_000,
  sweepEveryMs = 1_000,
  batch = 16,
  onFailure = () => undefined,
  time = localTime,
}: RelayParts) => {
  const { inTurn, idle } = createSerially();
  const rest = createRest(time.elapsed);
  const waiting = new Map<string, Promise<void>>();

  const publishTail = async (streamId: string, fence?: number): Promise<void> => {
    const { published, events } = await store.outbox(streamId);
    if (events.length === 0) return;
    await publish(streamId, events);
    await failpoint('relay.after-send-before-mark');
    await store.markPublished(streamId, published, published + events.length, fence);
    await failpoint('relay.after-mark');
  };

  const tryTail = async (streamId: string, fence?: number): Promise<void> => {
    try {
      await publishTail(streamId, fence);
      rest.worked();
    } catch (error) {
      rest.failed();
      onFailure(streamId, error);
      throw error;
    }
  };

  /** Who comes while another waits for the same stream shares its turn: it will find the whole tail. */
  const publishInTurn = (streamId: string): Promise<void> => {
    const shared = waiting.get(streamId);
    if (shared) return shared;
    const turn = inTurn(streamId, () => {
      waiting.delete(streamId);
      return tryTail(streamId);
    });
    waiting.set(streamId, turn);
    return turn;
  };

  const publishClaimed = async ({ id, fence }: PendingClaim): Promise<boolean> => {
    await failpoint('relay.claimed');
    return inTurn(id, () => tryTail(id, fence)).then(
      () => true,
      () => false,
    );
  };

  /** One failing stream does not stop the others; when all of a batch fail the broker is away. */
  const sweep = async (): Promise<number> => {
    for (let published = 0; ; ) {
      const claims = await store.claimPending({ owner, olderThanMs, leaseMs, limit: batch });
      const results = await Promise.all(claims.map(publishClaimed));
      published += results.filter(Boolean).length;
      if (claims.length < batch || !results.includes(true)) return published;
    }
  };

  const loop = createLoop({
    run: sweep,
    pauseMs: () => Math.max(sweepEveryMs, rest.remainingMs()),
    time,
    onFailure: (error) => onFailure('sweep', error),
  });

  return {
    /** Publishes the stream's tail now; while the broker is away it leaves that to the sweeper. */
    publish: (streamId: string): Promise<void> =>
      rest.remainingMs() > 0 ? Promise.resolve() : publishInTurn(streamId),
    /** Publishes what others left behind, and says how many streams that were. */
    sweep,
    /** Resolves when nothing is being published. */
    idle,
    start: loop.start,
    stop: async (): Promise<void> => {
      await loop.stop();
      await idle();
    },
  };
};

export type Relay = ReturnType<typeof createRelay>;
