import { describe, expect, it } from 'vitest';
import type { Open } from './opened.ts';

export const credentialsConformance = (open: Open) =>
  describe('credentials', () => {
    it('say whose token it is', async () => {
      const { credentials } = (await open()).register;
      await credentials.replace('north', 'hash-1');
      await credentials.replace('south', 'hash-2');
      expect(await credentials.ownerOf('hash-1')).toBe('north');
      expect(await credentials.ownerOf('hash-2')).toBe('south');
      expect(await credentials.ownerOf('hash-3')).toBeUndefined();
    });

    it('end when new ones are issued, and only those', async () => {
      const { credentials } = (await open()).register;
      await credentials.replace('north', 'hash-1');
      await credentials.replace('south', 'hash-2');
      await credentials.replace('north', 'hash-3');
      expect(await credentials.ownerOf('hash-1')).toBeUndefined();
      expect(await credentials.ownerOf('hash-2')).toBe('south');
      expect(await credentials.ownerOf('hash-3')).toBe('north');
    });

    it('end for one partner alone, and come again when they are issued again', async () => {
      const { credentials } = (await open()).register;
      await credentials.replace('north', 'hash-1');
      await credentials.replace('south', 'hash-2');
      await credentials.end('north');
      await credentials.end('nobody');
      expect([await credentials.has('north'), await credentials.has('south')]).toEqual([false, true]);
      expect(await credentials.ownerOf('hash-1')).toBeUndefined();
      expect(await credentials.ownerOf('hash-2')).toBe('south');
      await credentials.replace('north', 'hash-4');
      expect(await credentials.ownerOf('hash-4')).toBe('north');
    });

    it('leave one token when two are issued at once', async () => {
      const { credentials } = (await open()).register;
      const hashes = ['hash-1', 'hash-2', 'hash-3'];
      await Promise.all(hashes.map((hash) => credentials.replace('north', hash)));
      const owners = await Promise.all(hashes.map((hash) => credentials.ownerOf(hash)));
      expect(owners.filter((owner) => owner === 'north')).toHaveLength(1);
    });
  });
