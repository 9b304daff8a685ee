import { describe, expect, it } from 'vitest';
import type { Open } from './opened.ts';

const key = (kid: string, madeAt: string) => ({
  kid,
  madeAt,
  jwk: { kty: 'EC', crv: 'P-256', kid, d: 'secret' },
});

export const signingKeysConformance = (open: Open) =>
  describe('the signing keys', () => {
    it('are given newest first, as they were made', async () => {
      const { signingKeys } = (await open()).register;
      expect(await signingKeys.all()).toEqual([]);
      await signingKeys.add(key('2026-1', '2026-01-01T00:00:00.000Z'));
      await signingKeys.add(key('2026-2', '2026-04-01T00:00:00.000Z'));
      expect(await signingKeys.all()).toEqual([
        key('2026-2', '2026-04-01T00:00:00.000Z'),
        key('2026-1', '2026-01-01T00:00:00.000Z'),
      ]);
    });

    it('are one a name, though two processes make it at once', async () => {
      const { signingKeys } = (await open()).register;
      const made = await Promise.all([
        signingKeys.add(key('2026-1', '2026-01-01T00:00:00.000Z')),
        signingKeys.add(key('2026-1', '2026-01-01T00:00:00.001Z')),
      ]);
      expect(made.filter(Boolean)).toHaveLength(1);
      expect(await signingKeys.all()).toHaveLength(1);
    });
  });
