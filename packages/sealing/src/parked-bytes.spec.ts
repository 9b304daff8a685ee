import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyUnknown, newSecretKey, openBytes, SealBroken, sealBytes } from './index.ts';

const key = newSecretKey();
const former = newSecretKey();

describe('parked bytes', () => {
  it('come back byte by byte, whatever they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        expect(openBytes(key, sealBytes(key, Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('are refused when any bit is flipped', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), (bytes, bit) => {
        const sealed = sealBytes(key, Buffer.from(bytes));
        const at = bit % (sealed.length * 8);
        sealed.writeUInt8(sealed.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
        expect(() => openBytes(key, sealed)).toThrow(at < 128 ? KeyUnknown : SealBroken);
      }),
    );
  });

  it('open with the key their header names, also after a rotation', () => {
    const sealed = sealBytes(former, Buffer.from('parked'));
    expect(openBytes([key, former], sealed).toString()).toBe('parked');
    expect(() => openBytes(key, sealed)).toThrow(KeyUnknown);
  });

  it('never show the plaintext', () => {
    expect(sealBytes(key, Buffer.from('Ana Canaria')).toString('latin1')).not.toContain('Ana');
  });

  it('are refused when cut short', () => {
    expect(() => openBytes(key, randomBytes(20))).toThrow(SealBroken);
  });
});
