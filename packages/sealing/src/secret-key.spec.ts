import { describe, expect, it } from 'vitest';
import { blindIndex, newSecretKey, secretKey } from './index.ts';

describe('a secret key', () => {
  it('is read from base64 and has the same id each time', () => {
    const made = newSecretKey();
    const read = secretKey(`${made.key.toString('base64')}\n`, 'MASTER_KEY');
    expect(read).toEqual(made);
  });

  it('has an id that tells nothing of its bytes', () => {
    const { id, key } = newSecretKey();
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(key.toString('hex')).not.toContain(id.slice(0, 8));
  });

  it.each(['', 'short', Buffer.alloc(31, 7).toString('base64'), Buffer.alloc(33, 7).toString('base64')])(
    'is refused unless it has 32 bytes, naming the setting and not the text',
    (text) => {
      expect(() => secretKey(text, 'MASTER_KEY')).toThrow(
        expect.objectContaining({
          code: 'unusable-key',
          place: 'MASTER_KEY',
          message: expect.not.stringContaining('short'),
        }),
      );
    },
  );
});

describe('a blind index', () => {
  it('is equal for equal values of one field and differs by field and key', () => {
    const key = newSecretKey();
    expect(blindIndex(key, 'phone', '+15550100')).toBe(blindIndex(key, 'phone', '+15550100'));
    expect(blindIndex(key, 'email', '+15550100')).not.toBe(blindIndex(key, 'phone', '+15550100'));
    expect(blindIndex(newSecretKey(), 'phone', '+15550100')).not.toBe(blindIndex(key, 'phone', '+15550100'));
  });
});
