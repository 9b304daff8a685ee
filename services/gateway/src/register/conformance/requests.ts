import { describe, expect, it } from 'vitest';
import type { Open } from './opened.ts';

const request = (body: string, subject = 'referral-1') => ({ body, command: `{"said":"${body}"}`, subject });

export const requestsConformance = (open: Open) =>
  describe('requests', () => {
    it('keep the first under a key, and give it back to whoever comes later', async () => {
      const { requests } = (await open()).register;
      expect(await requests.find('north', 'key-1')).toBeUndefined();
      expect(await requests.keepFirst('north', 'key-1', request('one'))).toEqual(request('one'));
      expect(await requests.keepFirst('north', 'key-1', request('two'))).toEqual(request('one'));
      expect(await requests.find('north', 'key-1')).toEqual(request('one'));
    });

    it('keep one of several that come at once', async () => {
      const { requests } = (await open()).register;
      const bodies = ['one', 'two', 'three', 'four'];
      const kept = await Promise.all(
        bodies.map((body) => requests.keepFirst('north', 'key-1', request(body))),
      );
      expect(new Set(kept.map(({ body }) => body)).size).toBe(1);
    });

    it("keep partners' keys apart", async () => {
      const { requests } = (await open()).register;
      await requests.keepFirst('north', 'key-1', request('one'));
      expect(await requests.keepFirst('south', 'key-1', request('two'))).toEqual(request('two'));
    });

    it('are forgotten with the stream they were about', async () => {
      const { requests } = (await open()).register;
      await requests.keepFirst('north', 'key-1', request('one'));
      await requests.keepFirst('north', 'key-2', request('two', 'referral-2'));
      await requests.forget(['referral-1']);
      expect(await requests.find('north', 'key-1')).toBeUndefined();
      expect(await requests.find('north', 'key-2')).toEqual(request('two', 'referral-2'));
    });
  });
