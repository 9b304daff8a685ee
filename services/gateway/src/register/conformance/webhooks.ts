import { describe, expect, it } from 'vitest';
import type { Webhook } from '../webhooks.ts';
import type { Open } from './opened.ts';

const webhook = (differing: Partial<Webhook> = {}): Webhook => ({
  partner: 'north',
  name: 'main',
  url: 'https://hooks.example.org/',
  version: 1,
  since: '2026-11-22T15:00:00.000Z',
  secrets: [{ value: 'whsec_one' }],
  enabled: true,
  ...differing,
});

export const webhooksConformance = (open: Open) =>
  describe('the webhooks', () => {
    it('are kept a partner and name', async () => {
      const { webhooks } = (await open()).register;
      for (const differing of [{ name: 'second' }, { doneFor: ['hash'] }, { partner: 'south' }])
        expect(await webhooks.put(webhook(differing))).toBe(true);
      expect(await webhooks.find('north', 'main')).toEqual(webhook({ doneFor: ['hash'] }));
      expect((await webhooks.of('north')).map(({ name }) => name)).toEqual(['main', 'second']);
      expect(await webhooks.find('south', 'second')).toBeUndefined();
    });

    it('change one version at a time', async () => {
      const { webhooks } = (await open()).register;
      const firsts = await Promise.all([webhooks.put(webhook()), webhooks.put(webhook({ url: 'x' }))]);
      expect(firsts.filter(Boolean)).toHaveLength(1);
      expect(await webhooks.put(webhook({ version: 3 }))).toBe(false);
      expect(await webhooks.put(webhook({ version: 2, enabled: false }))).toBe(true);
      expect(await webhooks.put(webhook({ version: 2 }))).toBe(false);
      expect(await webhooks.find('north', 'main')).toEqual(webhook({ version: 2, enabled: false }));
    });

    it('know since when nothing got through', async () => {
      const { webhooks } = (await open()).register;
      await webhooks.put(webhook());
      expect(await webhooks.failed('north', 'main', 'monday')).toBe('monday');
      expect(await webhooks.failed('north', 'main', 'tuesday')).toBe('monday');
      expect(await webhooks.find('north', 'main')).toEqual(webhook({ failingSince: 'monday' }));
      await webhooks.succeeded('north', 'main');
      expect(await webhooks.find('north', 'main')).toEqual(webhook());
      expect(await webhooks.failed('north', 'main', 'friday')).toBe('friday');
      await webhooks.put(webhook({ version: 2 }));
      expect(await webhooks.find('north', 'main')).toEqual(webhook({ version: 2 }));
    });

    it('go', async () => {
      const { webhooks } = (await open()).register;
      await webhooks.put(webhook());
      await webhooks.remove('north', 'main');
      expect(await webhooks.of('north')).toEqual([]);
      expect(await webhooks.failed('north', 'main', 'monday')).toBe('monday');
      expect(await webhooks.put(webhook())).toBe(true);
    });
  });
