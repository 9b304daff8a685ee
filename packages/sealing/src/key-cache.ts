import type { WrappedKey } from './key-store.ts';
import type { DataKey } from './seal.ts';

export type KeyCache = Readonly<{
  /** The key as it was unwrapped a while ago, a copy of its own; only if `found` is still the same key of the same person. */
  of: (found: WrappedKey) => DataKey | undefined;
  put: (key: DataKey) => void;
  /** At once, and the bytes are overwritten. */
  forgetKey: (keyId: string) => void;
  forgetPerson: (personId: string) => void;
  /** How many it holds. */
  size: () => number;
}>;

type Options = Readonly<{
  keepMs?: number;
  most?: number;
  /** Milliseconds since some moment, monotonic. */
  elapsed?: () => number;
}>;

type Kept = Readonly<{ key: DataKey; until: number }>;

const fiveMinutes = 300_000;

/**
 * Spares the way to a KMS, not the look at the store: whether a key was destroyed is asked there each time, so no process
 * uses one that is gone. What may linger of it elsewhere are bytes in memory, and those for five minutes at most.
 */
export const keyCache = ({
  keepMs = fiveMinutes,
  most = 10_000,
  elapsed = () => performance.now(),
}: Options = {}): KeyCache => {
  const kept = new Map<string, Kept>();
  let sweeping = false;

  const forget = (keyId: string): void => {
    // Copies were given out: nobody seals with what is overwritten here.
    kept.get(keyId)?.key.key.fill(0);
    kept.delete(keyId);
  };

  const sweep = (): void => {
    for (const [keyId, { until }] of kept) if (until <= elapsed()) forget(keyId);
  };

  const sweepLater = (): void => {
    if (sweeping || kept.size === 0) return;
    sweeping = true;
    const [oldest] = kept.values();
    const timer = setTimeout(
      () => {
        sweeping = false;
        sweep();
        sweepLater();
      },
      Math.max(1, (oldest?.until ?? 0) - elapsed()),
    );
    timer.unref();
  };

  return {
    of: ({ keyId, personId, purpose }) => {
      sweep();
      const key = kept.get(keyId)?.key;
      return key?.personId === personId && key.purpose === purpose ? copyOf(key) : undefined;
    },
    put: (key) => {
      forget(key.keyId);
      kept.set(key.keyId, { key: copyOf(key), until: elapsed() + keepMs });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) forget(oldest);
      sweepLater();
    },
    forgetKey: forget,
    forgetPerson: (personId) => {
      for (const [keyId, { key }] of kept) if (key.personId === personId) forget(keyId);
    },
    size: () => kept.size,
  };
};

const copyOf = (key: DataKey): DataKey => ({ ...key, key: Buffer.from(key.key) });
