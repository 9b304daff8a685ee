import { CompactEncrypt, importJWK, type JWK } from 'jose';
import type { askAs } from './partner-door.ts';
import { taken } from './refused-by-door.ts';

const alg = 'ECDH-ES+A256KW';

/** As docs/partners/kafka.md says: a compact JWE to the key that intake alone can open. */
export const sealPerson = async (ask: ReturnType<typeof askAs>, person: object): Promise<string> => {
  const { keys } = JSON.parse(taken(await ask('/v1/keys'), '/v1/keys')) as { keys: readonly JWK[] };
  const [key] = keys;
  if (key === undefined) throw new Error('The exchange names no key.');
  return new CompactEncrypt(Buffer.from(JSON.stringify(person)))
    .setProtectedHeader({ alg, enc: 'A256GCM', ...(key.kid === undefined ? {} : { kid: key.kid }) })
    .encrypt(await importJWK(key, alg));
};
