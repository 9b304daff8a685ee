import { setImmediate as turn } from 'node:timers/promises';
import type { InMemoryBroker } from '@handoff/messaging/in-memory';
import type { Relay, StreamStore } from '@handoff/stream-store';

/** Thrown by a failpoint: what comes after it in the process does not happen. */
export class Crash extends Error {
  override readonly name = 'Crash';
  readonly transient = true;
}

/** Until nothing is unpublished and nobody has anything left to handle. */
export const settling =
  (broker: InMemoryBroker, stores: Readonly<Record<string, StreamStore>>, relay: Relay) =>
  async (): Promise<void> => {
    for (let moved = true; moved; ) {
      await turn();
      await broker.idle();
      const claims = await Promise.all(
        Object.values(stores).map((store) =>
          store.claimPending({ owner: 'settling', leaseMs: 0, limit: 1_000, olderThanMs: 0 }),
        ),
      );
      for (const { id } of claims.flat()) await relay.publish(id);
      moved = claims.flat().length > 0;
    }
    await broker.idle();
  };
