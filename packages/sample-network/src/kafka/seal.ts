import { CompactEncrypt, compactDecrypt, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import type { Door } from '../http/door.ts';

const alg = 'ECDH-ES+A256KW';
const enc = 'A256GCM';

const keysSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1) });

/** The key that people's details are sealed to: the exchange's vault can open them, its door can't. */
export const exchangeKey = async (door: Door): Promise<JWK> => {
  const { keys } = keysSchema.parse(JSON.parse((await door.ask({ path: '/v1/keys' })).text));
  return keys[0] as JWK;
};

/** A compact JWE (RFC 7516). */
export const seal = async (key: JWK, plaintext: object): Promise<string> =>
  new CompactEncrypt(Buffer.from(JSON.stringify(plaintext)))
    .setProtectedHeader({ alg, enc, ...(key.kid === undefined ? {} : { kid: key.kid }) })
    .encrypt(await importJWK(key, alg));

/** Opens what was sealed to our own key. */
export const unseal = async (privateJwk: JWK, sealed: string): Promise<unknown> => {
  const options = { keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: [enc] };
  const { plaintext } = await compactDecrypt(sealed, await importJWK(privateJwk, alg), options);
  return JSON.parse(Buffer.from(plaintext).toString('utf8'));
};
