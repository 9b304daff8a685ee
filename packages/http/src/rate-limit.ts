import type { Caller } from './caller.ts';
import { tooManyRequests } from './fault.ts';

export type Rate = Readonly<{
  /** How many requests a caller may make at once after having been still for a while. */
  atOnce: number;
  /** How many more come back each second. */
  perSecond: number;
}>;

export type RateLimit = (caller: Caller) => void;

type Bucket = { left: number; at: number };

/**
 * One bucket a caller: a partner that floods by a mistake of its own is told to wait, and the others notice nothing. Each
 * process counts for itself: what is guarded is the process.
 */
export const rateLimit = (
  { atOnce, perSecond }: Rate,
  now: () => number = () => performance.now(),
): RateLimit => {
  const buckets = new Map<string, Bucket>();
  return ({ kind, name }) => {
    const key = `${kind}|${name}`;
    const at = now();
    const before = buckets.get(key) ?? { left: atOnce, at };
    const left = Math.min(atOnce, before.left + ((at - before.at) / 1_000) * perSecond);
    buckets.set(key, { left: Math.max(0, left - 1), at });
    if (left < 1) throw tooManyRequests(Math.ceil((1 - left) / perSecond));
  };
};
