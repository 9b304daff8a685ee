import {
  createCipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type JsonWebKey,
  randomBytes,
} from 'node:crypto';

/** A compact JWE as other libraries make it that leave `kid` out, which RFC 7516 allows. By hand: ours always names the key. */
export const sealWithoutKeyId = (recipient: JsonWebKey, payload: unknown): string => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = createPublicKey({ key: recipient, format: 'jwk' });
  const shared = diffieHellman({ privateKey, publicKey: key });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  const header = encoded(JSON.stringify({ alg, enc: 'A256GCM', epk: { kty, crv, x, y } }));
  const [content, iv] = [randomBytes(32), randomBytes(12)];
  const wrapping = createCipheriv('id-aes256-wrap', wrappingKey(shared), Buffer.alloc(8, 0xa6));
  const wrapped = Buffer.concat([wrapping.update(content), wrapping.final()]);
  const cipher = createCipheriv('aes-256-gcm', content, iv).setAAD(Buffer.from(header));
  const text = Buffer.concat([cipher.update(JSON.stringify(payload)), cipher.final()]);
  return [header, ...[wrapped, iv, text, cipher.getAuthTag()].map(encoded)].join('.');
};

const alg = 'ECDH-ES+A256KW';
const encoded = (bytes: string | Buffer): string => Buffer.from(bytes).toString('base64url');

/** RFC 7518, 4.6.2: one round of the Concat KDF. */
const wrappingKey = (shared: Buffer): Buffer => {
  const number = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer).swap32();
  const other = [number(alg.length), Buffer.from(alg), number(0), number(0), number(256)];
  return createHash('sha256')
    .update(Buffer.concat([number(1), shared, ...other]))
    .digest();
};
