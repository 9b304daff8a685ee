import type { Caller } from './caller.ts';
import { tooManyFromThere, tooManyRequests } from './fault.ts';

export type Rate = Readonly<{
  /** How many requests a caller may make at once after having been still for a while. */
  atOnce: number;
  /** How many more come back each second. */
  perSecond: number;
}>;

export type RateLimit = (caller: Caller) => void;

type Bucket = { left: number; at: number };

type Buckets = Readonly<{ spend: (key: string) => number }>;

/** As many as come: agencies are few. Of those whom nobody knows only so many are remembered, the longest unseen are forgotten. */
const bucketsOf = (
  { atOnce, perSecond }: Rate,
  now: () => number,
  most = Number.POSITIVE_INFINITY,
): Buckets => {
  const buckets = new Map<string, Bucket>();
  const keep = (key: string, bucket: Bucket): void => {
    buckets.delete(key);
    buckets.set(key, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > most && oldest !== undefined) buckets.delete(oldest);
  };
  return {
    /** How many seconds to wait; none: it is granted. */
    spend: (key) => {
      const at = now();
      const before = buckets.get(key) ?? { left: atOnce, at };
      const left = Math.min(atOnce, before.left + ((at - before.at) / 1_000) * perSecond);
      // What came back since stays, also of a try that is refused: whoever asks too fast is slowed down, not shut out.
      keep(key, { left: left < 1 ? left : left - 1, at });
      return left < 1 ? Math.ceil((1 - left) / perSecond) : 0;
    },
  };
};

const uptime = (): number => performance.now();

/**
 * One bucket a caller: a partner that floods by a mistake of its own is told to wait, and the others notice nothing. Each
 * process counts for itself: what is guarded is the process.
 */
export const rateLimit = (rate: Rate, now: () => number = uptime): RateLimit => {
  const { spend } = bucketsOf(rate, now);
  return ({ kind, name }) => {
    const wait = spend(`${kind}|${name}`);
    if (wait > 0) throw tooManyRequests(wait);
  };
};

export type StrangerLimit = (address: string | undefined) => void;

const mostStrangers = 20_000;

/** One bucket a network, for whoever shows no credential that is known. Every proxy before the door is one. */
export const strangerLimit = (rate: Rate, now: () => number = uptime): StrangerLimit => {
  const { spend } = bucketsOf(rate, now, mostStrangers);
  return (address = '') => {
    const wait = spend(networkOf(address));
    if (wait > 0) throw tooManyFromThere(wait);
  };
};

/** Of IPv6 whoever has one address has the 2^64 beside it. */
const networkOf = (address: string): string => {
  const v4 = /(?:^|:)(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (v4 !== undefined) return v4;
  const [head = ''] = address.split('::');
  return head.split(':').slice(0, 4).join(':');
};
