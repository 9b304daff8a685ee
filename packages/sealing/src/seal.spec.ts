import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DataKey, open, purposes, SealBroken, type SealedValue, seal } from './index.ts';

const keyOf = (personId = 'person-1', keyId = 'key-1'): DataKey => ({
  keyId,
  personId,
  purpose: 'identity',
  key: randomBytes(32),
});
const record = 'IntakeSubmitted';

const flip = (text: string, bit: number): string => {
  const bytes = Buffer.from(text, 'base64url');
  const at = bit % (bytes.length * 8);
  bytes.writeUInt8(bytes.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
  return bytes.toString('base64url');
};

const refused = (attempt: () => unknown) => expect(attempt).toThrow(SealBroken);

const failureOf = (attempt: () => unknown): unknown => {
  try {
    return attempt();
  } catch (error) {
    return error;
  }
};

describe('a sealed value', () => {
  it('opens to what was sealed', () => {
    const key = keyOf();
    fc.assert(
      fc.property(fc.jsonValue(), (plaintext) => {
        expect(open(key, record, seal(key, record, plaintext))).toEqual(
          JSON.parse(JSON.stringify(plaintext)),
        );
      }),
    );
  });

  it('is refused when any bit of nonce, ciphertext or tag is flipped', () => {
    const key = keyOf();
    const parts = fc.constantFrom('nonce', 'ciphertext', 'tag');
    fc.assert(
      fc.property(fc.string(), parts, fc.nat(), (plaintext, part: keyof SealedValue, bit) => {
        const sealed = seal(key, record, plaintext);
        refused(() => open(key, record, { ...sealed, [part]: flip(sealed[part], bit) }));
      }),
    );
  });

  it('is refused under another person, purpose, record or key id, also with the right key bytes', () => {
    const key = keyOf();
    const sealed = seal(key, record, 'Ana');
    refused(() => open({ ...key, personId: 'person-2' }, record, sealed));
    refused(() => open({ ...key, purpose: 'contact' }, record, { ...sealed, purpose: 'contact' }));
    refused(() => open(key, 'IntakeAmended', sealed));
    refused(() => open({ ...key, keyId: 'key-2' }, record, { ...sealed, keyId: 'key-2' }));
  });

  it('is refused when its label names another key or purpose than the one used', () => {
    const key = keyOf();
    const sealed = seal(key, record, 'Ana');
    refused(() => open(key, record, { ...sealed, keyId: 'key-2' }));
    refused(() => open(key, record, { ...sealed, purpose: 'contact' }));
  });

  it('is refused with a shortened tag or nonce, or in a second spelling', () => {
    const key = keyOf();
    const sealed = seal(key, record, 'Ana');
    refused(() => open(key, record, { ...sealed, tag: sealed.tag.slice(0, 8) }));
    refused(() => open(key, record, { ...sealed, nonce: sealed.nonce.slice(0, 8) }));
    refused(() => open(key, record, { ...sealed, nonce: '' }));
    refused(() => open(key, record, { ...sealed, ciphertext: `${sealed.ciphertext}=` }));
    refused(() => open(key, record, { ...sealed, ciphertext: ` ${sealed.ciphertext}` }));
  });

  it('never shows the plaintext', () => {
    const key = keyOf();
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z ]{12,40}$/), (name) => {
        expect(JSON.stringify(seal(key, record, { name }))).not.toContain(name);
      }),
    );
  });

  it('is as long for "yes" as for "not shared", and grows in steps', () => {
    const key = keyOf();
    const lengthOf = (answer: string) => seal(key, record, { work_authorized: answer }).ciphertext.length;
    expect(lengthOf('yes')).toBe(lengthOf('not-shared'));
    fc.assert(
      fc.property(fc.jsonValue(), (plaintext) => {
        const { ciphertext } = seal(key, record, plaintext);
        expect(Buffer.from(ciphertext, 'base64url').length % 512).toBe(0);
      }),
    );
  });

  it('has a nonce of its own each time', () => {
    const key = keyOf();
    const nonces = Array.from({ length: 5_000 }, () => seal(key, record, 'Ana').nonce);
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  it('says which place broke, and nothing of what it holds', () => {
    const key = keyOf();
    const sealed = seal(key, record, 'Ana Canaria');
    const failure = failureOf(() => open(key, record, { ...sealed, tag: flip(sealed.tag, 3) }));
    expect(failure).toMatchObject({ code: 'seal-broken', place: record });
    expect(JSON.stringify(failure) + String(failure)).not.toContain('Ana');
  });
});

describe('sealing', () => {
  it('is refused where a part of the context could pass for another', () => {
    refused(() => seal(keyOf('person-1|identity'), record, 'Ana'));
    refused(() => seal(keyOf(''), record, 'Ana'));
  });

  it('is refused for what has no JSON form', () => {
    refused(() => seal(keyOf(), record, undefined));
  });

  it('knows the five purposes that consent knows', () => {
    expect(purposes).toEqual(['identity', 'contact', 'screening', 'routing', 'progress', 'matching']);
  });
});
