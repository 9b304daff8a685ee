import { type Failpoint, noFailpoint } from './failpoint.ts';
import type { Handler } from './handle.ts';
import { type LocalTime, localTime } from './local-time.ts';
import { createLoop } from './loop.ts';
import type { Outcome } from './stream-document.ts';
import type { DueClaim, StreamStore } from './stream-store.ts';
import type { AnyStreamType } from './stream-type.ts';

export type ClocksParts = Readonly<{
  store: StreamStore;
  streamTypes: readonly AnyStreamType[];
  handler: Pick<Handler, 'ring'>;
  failpoint?: Failpoint;
  owner?: string;
  /** A clock whose process died while it rang is claimed again after this. */
  leaseMs?: number;
  tickEveryMs?: number;
  batch?: number;
  onRung?: (streamId: string, outcome: Outcome) => void;
  onFailure?: (streamId: string, error: unknown) => void;
  time?: LocalTime;
}>;

/**
 * Rings the streams' own clocks. The lease lets one process ring each; that it takes effect once does not rest
 * on the lease but on the causation, `clock:<stream>:<version>`, so that a kill at any instant is harmless.
 */
export const createClocks = ({
  store,
  streamTypes,
  handler,
  failpoint = noFailpoint,
  owner = crypto.randomUUID(),
  leaseMs = 10_000,
  tickEveryMs = 1_000,
  batch = 16,
  onRung = () => undefined,
  onFailure = () => undefined,
  time = localTime,
}: ClocksParts) => {
  const typeOf = (streamId: string): AnyStreamType => {
    const type = streamTypes.find(({ name }) => streamId.startsWith(`${name}-`));
    if (!type) throw new Error(`No stream type is known for ${streamId}.`);
    return type;
  };

  const ring = async (claim: DueClaim): Promise<boolean> => {
    try {
      await failpoint('clock.claimed');
      onRung(claim.id, await handler.ring(typeOf(claim.id), claim));
      await failpoint('clock.after-ring');
      return true;
    } catch (error) {
      onFailure(claim.id, error);
      return false;
    }
  };

  /** Rings everything that is due, and says how many rang. */
  const tick = async (): Promise<number> => {
    for (let rung = 0; ; ) {
      const claims = await store.claimDue({ owner, leaseMs, limit: batch });
      const results = await Promise.all(claims.map(ring));
      rung += results.filter(Boolean).length;
      if (claims.length < batch || !results.includes(true)) return rung;
    }
  };

  const loop = createLoop({
    run: tick,
    pauseMs: () => tickEveryMs,
    time,
    onFailure: (error) => onFailure('tick', error),
  });

  return { tick, start: loop.start, stop: loop.stop };
};

export type Clocks = ReturnType<typeof createClocks>;
