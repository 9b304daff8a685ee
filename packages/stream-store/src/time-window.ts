/** A reading of another clock: what it said, and when by our stopwatch we asked and were answered. */
export type Reading = Readonly<{ asked: number; answered: number; said: number }>;
type Window = Readonly<{ least: number; most: number; at: number }>;

/** Stopwatches drift; a window widens by this much a millisecond, so that old readings lose their say. */
const drift = 0.0002;

const windowOf = ({ asked, answered, said }: Reading): Window => ({
  least: said - answered,
  most: said - asked,
  at: answered,
});

const widened = ({ least, most, at }: Window, now: number): Window => {
  const by = (now - at) * drift;
  return { least: least - by, most: most + by, at: now };
};

/**
 * Between which bounds the other clock is ahead of our stopwatch. Each reading gives a window as wide as its
 * round trip; windows are intersected (Marzullo), so a slow reading cannot spoil a good one. Where they do not
 * meet, the other clock was set, and only the newest counts.
 */
export const createTimeWindow = () => {
  let window: Window | undefined;
  return {
    learn: (reading: Reading): void => {
      const fresh = windowOf(reading);
      const old = window && widened(window, fresh.at);
      const least = Math.max(fresh.least, old?.least ?? Number.NEGATIVE_INFINITY);
      const most = Math.min(fresh.most, old?.most ?? Number.POSITIVE_INFINITY);
      window = least <= most ? { least, most, at: fresh.at } : fresh;
    },
    /** How far ahead the other clock is, as far as is known. */
    ahead: (): number => {
      if (!window) throw new Error('Nothing has been read from the other clock yet.');
      return (window.least + window.most) / 2;
    },
  };
};
