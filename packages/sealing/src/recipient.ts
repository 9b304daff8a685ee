import {
  CompactEncrypt,
  calculateJwkThumbprint,
  compactDecrypt,
  decodeProtectedHeader,
  errors,
  exportJWK,
  generateKeyPair,
  type JWK,
} from 'jose';
import { SealBroken, unusableKey } from './faults.ts';
import { paddedJson } from './padded-json.ts';

const alg = 'ECDH-ES+A256KW';
const enc = 'A256GCM';

export type RecipientPublicKey = {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
  kid: string;
  alg: typeof alg;
  use: 'enc';
};
export type RecipientKeyPair = {
  publicJwk: RecipientPublicKey;
  privateJwk: RecipientPublicKey & { d: string };
};

/** A recipient's JWK as we keep and publish it: P-256, public part only, its thumbprint (RFC 7638) as key id. */
export const recipientKey = async (jwk: JWK): Promise<RecipientPublicKey> => {
  if (jwk.d !== undefined) {
    throw unusableKey(
      'publicKey.d',
      'This is a private key.',
      'Make a new pair and send only its public part.',
    );
  }
  return publicPart(jwk);
};

const publicPart = async ({ kty, crv, x, y }: JWK): Promise<RecipientPublicKey> => {
  if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string') {
    throw unusableKey(
      'publicKey',
      'Only P-256 keys in JWK form are accepted.',
      'Send the public JWK of a P-256 pair: kty EC, crv P-256, x, y.',
    );
  }
  const kid = await calculateJwkThumbprint({ kty, crv, x, y });
  return { kty: 'EC', crv: 'P-256', x, y, kid, alg, use: 'enc' };
};

export const generateRecipientKey = async (): Promise<RecipientKeyPair> => {
  const { privateKey } = await generateKeyPair(alg, { crv: 'P-256', extractable: true });
  const jwk = await exportJWK(privateKey);
  const publicJwk = await publicPart(jwk);
  return { publicJwk, privateJwk: { ...publicJwk, d: String(jwk.d) } };
};

/** Compact JWE of the JSON of `payload`; any JOSE library opens it with the private key. */
export const sealTo = async (recipient: JWK, payload: unknown): Promise<string> => {
  const key = await recipientKey(recipient);
  const plaintext = paddedJson(payload) ?? Buffer.alloc(0);
  try {
    return await new CompactEncrypt(plaintext)
      .setProtectedHeader({ alg, enc, kid: key.kid, cty: 'json' })
      .encrypt(key);
  } catch {
    throw unusableKey(
      'publicKey',
      'The point is not on the curve.',
      'Export the public key again from its pair.',
    );
  }
};

/**
 * Several private keys while a rotation lasts: the header's key id picks one; without one, which a JWE need not have, whichever opens it.
 * The algorithms are ours, never the header's choice, and compression isn't opened at all (a small bomb grows).
 */
export const openWith = async (privateJwks: JWK | readonly JWK[], jwe: string): Promise<unknown> => {
  const kid = kidOf(jwe);
  const keys = await Promise.all([privateJwks].flat().map(usableOf));
  for (const key of keys.filter((each) => kid === undefined || kid === each.kid)) {
    const plaintext = await decryptWith(key, jwe);
    if (plaintext) return jsonOf(plaintext);
    if (kid !== undefined) throw notOpened();
  }
  throw notOurs();
};

/** Undefined: another key may open it. */
const decryptWith = async (key: JWK, jwe: string): Promise<Uint8Array | undefined> => {
  try {
    const options = {
      keyManagementAlgorithms: [alg],
      contentEncryptionAlgorithms: [enc],
      maxDecompressedLength: 0,
    };
    return (await compactDecrypt(jwe, key, options)).plaintext;
  } catch (error) {
    if (error instanceof errors.JWEDecryptionFailed) return undefined;
    throw notOpened();
  }
};

const kidOf = (jwe: string): string | undefined => {
  try {
    return decodeProtectedHeader(jwe).kid;
  } catch {
    throw notOpened();
  }
};

/** One object a key for as long as the caller holds it: by it jose knows the key it has imported already. */
const usable = new WeakMap<JWK, Promise<JWK>>();

const usableOf = (privateJwk: JWK): Promise<JWK> => {
  const known =
    usable.get(privateJwk) ?? publicPart(privateJwk).then(({ kid }) => ({ ...privateJwk, kid, alg }));
  usable.set(privateJwk, known);
  return known;
};

const notOurs = () =>
  new SealBroken('sealed-to-another-key', {
    place: 'sealed',
    reason: 'This was sealed to a key that is not ours, or no longer.',
    mend: 'Fetch our current public key and seal it again.',
  });

const jsonOf = (plaintext: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)) as unknown;
  } catch {
    throw new SealBroken('seal-broken', {
      place: 'sealed',
      reason: 'What was sealed is not JSON in UTF-8.',
      mend: 'Seal the JSON text of the disclosure.',
    });
  }
};

const notOpened = () =>
  new SealBroken('seal-broken', {
    place: 'sealed',
    reason: `The sealed text is not a compact JWE with ${alg} and ${enc} that our key opens.`,
    mend: 'Seal it again with these two algorithms, without compression, to our current public key.',
  });
