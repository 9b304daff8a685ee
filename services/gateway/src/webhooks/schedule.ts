const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** From one attempt to the next, as Standard Webhooks proposes; 75 hours and a half in all. */
export const waits: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

const mostAsked = 24 * hour;

type Tried = Readonly<{
  /** Attempts made so far. */
  attempts: number;
  /** Between 0 and 1: receivers that were away together are not all met again in the same second. */
  random: number;
  /** What the receiver asked for; it is never met sooner, and never more than a day later. */
  retryAfterMs?: number | undefined;
}>;

/** How long to wait now; undefined after the last attempt. */
export const nextWait = ({ attempts, random, retryAfterMs = 0 }: Tried): number | undefined => {
  const wait = waits[attempts - 1];
  if (wait === undefined) return undefined;
  const jittered = wait * (0.8 + 0.4 * random);
  return Math.round(Math.max(jittered, Math.min(retryAfterMs, mostAsked)));
};
