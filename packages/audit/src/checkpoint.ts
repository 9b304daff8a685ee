import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Head } from './link.ts';

/**
 * "The chain of this tenant had `size` links and ended in `head`", signed (Ed25519). A chain alone cannot show that its end
 * was cut off or that all of it was written anew; a signed head that others keep can (RFC 9162, 4.10; C2SP tlog-checkpoint).
 */
export type Checkpoint = Readonly<{
  tenant: string;
  size: number;
  head: string;
  at: string;
  /** Which key signed, so that keys can follow one another. */
  key: string;
  signature: string;
}>;

export type Signer = Readonly<{
  key: string;
  /** For whoever verifies, as PEM (SPKI). */
  publicKey: string;
  sign: (text: string) => string;
}>;

const nameOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410, 7). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** From the 32 random bytes of an Ed25519 private key. */
export const signerFromSeed = (seed: Buffer): Signer => {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  return {
    key: nameOf(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
  };
};

const words = ({ tenant, size, head, at, key }: Omit<Checkpoint, 'signature'>): string =>
  canonicalize({ tenant, size, head, at, key }) ?? '';

export const checkpointOf = (signer: Signer, tenant: string, head: Head, at: string): Checkpoint => {
  const said = { tenant, size: head.number, head: head.hash, at, key: signer.key };
  return { ...said, signature: signer.sign(words(said)) };
};

/** By the public keys that are trusted, as PEM (SPKI). A key that is not among them signs nothing. */
export const isSigned = (checkpoint: Checkpoint, trusted: readonly string[]): boolean =>
  trusted
    .map((pem) => createPublicKey(pem))
    .filter((publicKey) => nameOf(publicKey) === checkpoint.key)
    .some((publicKey) =>
      verify(null, Buffer.from(words(checkpoint)), publicKey, Buffer.from(checkpoint.signature, 'base64url')),
    );
