import { randomBytes } from 'node:crypto';

/** A secret of a webhook; `until`: it was followed by another, and still signs for a while; `madeFor`: the hash of the request. */
export type Secret = Readonly<{ value: string; until?: string; madeFor?: string }>;

const overlapMs = 24 * 3_600_000;

/** 32 random bytes in the form of Standard Webhooks. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** The newest first; the one before signs on for a day, those before it end. */
export const rotated = (secrets: readonly Secret[], next: Secret, now: string): readonly Secret[] => {
  const until = new Date(Date.parse(now) + overlapMs).toISOString();
  return [next, ...secrets.slice(0, 1).map((former) => ({ ...former, until }))];
};

export const signing = (secrets: readonly Secret[], now: string): readonly string[] =>
  secrets.filter(({ until }) => until === undefined || until > now).map(({ value }) => value);
