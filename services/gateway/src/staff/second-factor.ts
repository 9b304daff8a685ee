import { Secret, TOTP } from 'otpauth';

const issuer = 'Handoff';
const periodSeconds = 30;

export const newFactor = (): string => new Secret({ size: 20 }).base32;

const totp = (factor: string, label: string): TOTP =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(factor), period: periodSeconds, digits: 6 });

/** What an authenticator app reads. */
export const factorUri = (factor: string, label: string): string => totp(factor, label).toString();

type Kept = Readonly<{ factor: string; lastStep: number }>;

/**
 * The step of the code (RFC 6238), one before and after allowed for clocks that differ; undefined: it is wrong, or of
 * a step that was used before. A code that somebody looked at over a shoulder opens nothing twice.
 */
export const stepOf = (code: string, { factor, lastStep }: Kept, now: number): number | undefined => {
  const delta = totp(factor, '').validate({ token: code, timestamp: now, window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(now / 1_000 / periodSeconds) + delta;
  return step > lastStep ? step : undefined;
};
