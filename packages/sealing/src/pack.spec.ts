import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DataKey, open, seal } from './index.ts';

const key: DataKey = { keyId: 'key-1', personId: 'person-1', purpose: 'routing', key: randomBytes(32) };
const packed = (value: unknown) => seal(key, 'ScreeningCompleted', value, { packed: true });

describe('a value that is packed before it is sealed', () => {
  it('opens to what was sealed, whatever it is', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(open(key, 'ScreeningCompleted', packed(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    ));

  it('takes little room where it repeats itself, in steps that hide its exact length', () => {
    const told = Array.from({ length: 300 }, (_, at) => ({
      rule: `age-${at % 7}`,
      text: 'You are 16 or older.',
    }));
    const { ciphertext } = packed(told);
    expect(ciphertext.length).toBeLessThan(seal(key, 'ScreeningCompleted', told).ciphertext.length / 6);
    expect(Buffer.from(ciphertext, 'base64url').length % 512).toBe(0);
  });
});
