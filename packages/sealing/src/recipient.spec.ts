import { CompactEncrypt, decodeProtectedHeader } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateRecipientKey, openWith, type RecipientKeyPair, recipientKey, sealTo } from './index.ts';

const payload = { name: 'Ana Canaria', contacts: [{ kind: 'phone', value: '+1 555 0100' }] };
let pair: RecipientKeyPair;
let other: RecipientKeyPair;

beforeAll(async () => {
  [pair, other] = await Promise.all([generateRecipientKey(), generateRecipientKey()]);
});

const sealedBy = (header: Record<string, string>, text = '{}') =>
  new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', ...header })
    .encrypt({ ...pair.publicJwk, alg: header.alg ?? pair.publicJwk.alg });

describe('what is sealed to a recipient', () => {
  it('is opened by the recipient alone', async () => {
    const sealed = await sealTo(pair.publicJwk, payload);
    expect(await openWith(pair.privateJwk, sealed)).toEqual(payload);
    await expect(openWith(other.privateJwk, sealed)).rejects.toMatchObject({ code: 'sealed-to-another-key' });
  });

  it('names its algorithms and key, and shows nothing else', async () => {
    const sealed = await sealTo(pair.publicJwk, payload);
    expect(decodeProtectedHeader(sealed)).toMatchObject({
      alg: 'ECDH-ES+A256KW',
      enc: 'A256GCM',
      kid: pair.publicJwk.kid,
    });
    expect(Buffer.from(sealed, 'base64url').toString('latin1') + sealed).not.toContain('Canaria');
  });

  it('is opened by a former key too while a rotation lasts', async () => {
    const sealed = await sealTo(other.publicJwk, payload);
    expect(await openWith([pair.privateJwk, other.privateJwk], sealed)).toEqual(payload);
  });

  it('is opened by whichever key opens it where its header names none', async () => {
    const sealed = await sealedBy({}, '{"name":"Ana Canaria"}');
    expect(decodeProtectedHeader(sealed)).not.toHaveProperty('kid');
    expect(await openWith([other.privateJwk, pair.privateJwk], sealed)).toEqual({ name: 'Ana Canaria' });
    await expect(openWith([other.privateJwk], sealed)).rejects.toMatchObject({
      code: 'sealed-to-another-key',
      mend: 'Fetch our current public key and seal it again.',
    });
  });

  it('is refused when any of its parts is changed', async () => {
    const sealed = await sealTo(pair.publicJwk, payload);
    for (const part of [0, 1, 2, 3, 4]) {
      const parts = sealed.split('.');
      const bytes = Buffer.from(parts[part] as string, 'base64url');
      bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
      parts[part] = bytes.toString('base64url');
      await expect(openWith(pair.privateJwk, parts.join('.'))).rejects.toMatchObject({
        code: expect.stringMatching(/^seal(ed-to-another-key|-broken)$/) as string,
      });
    }
  });

  it.each([
    ['another key management', { alg: 'ECDH-ES+A128KW' }],
    ['another content encryption', { enc: 'A128GCM' }],
    ['compression', { zip: 'DEF' }],
  ])('is refused with %s', async (_, header) => {
    await expect(openWith(pair.privateJwk, await sealedBy(header))).rejects.toMatchObject({
      code: 'seal-broken',
    });
  });

  it('is refused when it is no JWE, or holds no JSON', async () => {
    await expect(openWith(pair.privateJwk, 'not a jwe')).rejects.toMatchObject({ code: 'seal-broken' });
    await expect(openWith(pair.privateJwk, await sealedBy({}, 'no json'))).rejects.toMatchObject({
      reason: 'What was sealed is not JSON in UTF-8.',
    });
  });
});

describe("a recipient's key", () => {
  it('is kept without its private part, under its thumbprint', async () => {
    const { kty, crv, x, y } = pair.publicJwk;
    const kept = await recipientKey({ kty, crv, x, y });
    expect(kept).toEqual(pair.publicJwk);
    expect(kept).not.toHaveProperty('d');
  });

  it('is refused when it is private, of another kind, or off the curve', async () => {
    await expect(recipientKey(pair.privateJwk)).rejects.toMatchObject({
      code: 'unusable-key',
      place: 'publicKey.d',
    });
    await expect(recipientKey({ kty: 'RSA', n: 'x', e: 'AQAB' })).rejects.toMatchObject({
      code: 'unusable-key',
    });
    await expect(sealTo({ ...pair.publicJwk, y: pair.publicJwk.x }, payload)).rejects.toMatchObject({
      code: 'unusable-key',
    });
  });

  it('differs each time', () => {
    expect(pair.publicJwk.kid).not.toBe(other.publicJwk.kid);
  });
});
