type Options = Readonly<{ now?: () => number }>;

const longLifeMs = 10_000;
const patienceMs = 120_000;
const firstPauseMs = 100;
const longestPauseMs = 5_000;

/**
 * How long to wait before a process is started again that lived so long; undefined: not again. What it stands on may be
 * away for a minute, and then each new one ends at once, so it is a time without a life worth the name that ends our
 * patience, and not a number of starts.
 */
export const createPatience = ({ now = () => performance.now() }: Options = {}) => {
  let troubleSince: number | undefined;
  let starts = 0;
  return (livedMs: number): number | undefined => {
    if (livedMs >= longLifeMs) {
      troubleSince = undefined;
      starts = 0;
    }
    troubleSince ??= now();
    if (now() - troubleSince > patienceMs) return undefined;
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** starts);
    starts += 1;
    return pause;
  };
};
