import { exportJWK, generateKeyPair } from 'jose';
import type { SigningKey, SigningKeys } from '../register/signing-keys.ts';

const day = 86_400_000;

/** A quarter signs with one key; keys are named for their quarter, so that processes that start at once agree. */
const lifeMs = 90 * day;
/** Longer than any token that it signed: what is read of older ones no longer counts. */
const readableMs = 2 * lifeMs;

/** The keys that may have signed a valid token, the newest first; a new one is made when that is old. */
export const currentKeys = async (keys: SigningKeys, now: number): Promise<readonly SigningKey[]> => {
  const kid = `signing-${Math.floor(now / lifeMs)}`;
  const known = await keys.all();
  if (known.some((key) => key.kid === kid)) return readable(known, now);
  await keys.add(await newKey(kid, now));
  return readable(await keys.all(), now);
};

const readable = (keys: readonly SigningKey[], now: number): readonly SigningKey[] =>
  keys.filter(({ madeAt }) => now - Date.parse(madeAt) < readableMs);

const newKey = async (kid: string, now: number): Promise<SigningKey> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' };
  return { kid, madeAt: new Date(now).toISOString(), jwk };
};
