import { describe, expect, it } from 'vitest';
import type { SchemaLock } from '../src/registry/schema-lock.ts';

/** What every lock of ids must do; the Mongo-backed one of the host runs it too. */
export const schemaLockConformance = (name: string, open: () => Promise<SchemaLock>): void => {
  describe(`the lock of schema ids, ${name}`, () => {
    it('is empty at first', async () => {
      expect(await (await open()).all()).toEqual(new Map());
    });

    it('keeps the first fingerprint of an id for good', async () => {
      const lock = await open();
      expect(await lock.claim(7, 'first')).toBe('first');
      expect(await lock.claim(7, 'second')).toBe('first');
      expect(await lock.claim(8, 'second')).toBe('second');
      expect(await lock.all()).toEqual(
        new Map([
          [7, 'first'],
          [8, 'second'],
        ]),
      );
    });

    it('answers all the same when many claim at once', async () => {
      const lock = await open();
      const claims = Array.from({ length: 20 }, (_, n) => lock.claim(7, `fingerprint ${n}`));
      expect(new Set(await Promise.all(claims)).size).toBe(1);
    });
  });
};
