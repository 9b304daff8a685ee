/**
 * How long to leave the broker alone after failures: doubles from 100 ms to 5 s, ends at the first success.
 * 5 s at most, so that an outbox that grew during an outage is empty within 30 s of its end.
 */
export const createRest = (elapsed: () => number, { firstMs = 100, mostMs = 5_000 } = {}) => {
  let failures = 0;
  let until = Number.NEGATIVE_INFINITY;
  return {
    remainingMs: () => Math.max(0, until - elapsed()),
    worked: () => {
      failures = 0;
      until = Number.NEGATIVE_INFINITY;
    },
    failed: () => {
      failures += 1;
      until = elapsed() + Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30));
    },
  };
};
