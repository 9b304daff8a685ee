import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Announcement, type Claim, placeOf, type WebhookDeliveries } from '../webhook-deliveries.ts';
import type { Open } from './opened.ts';

const lane = { partner: 'north', webhook: 'main' };
const minute = 60_000;
const attempt = { at: '2026-11-22T15:00:01.000Z', ms: 12, status: 500 };

const announced = (position: number, differing: Partial<Announcement> = {}): Announcement => ({
  ...lane,
  id: `event-${position}`,
  type: 'ReferralNotice',
  time: `2026-11-22T15:00:0${position}.000Z`,
  position,
  subject: 'referral-x',
  sequence: position + 1,
  purpose: 'routing',
  ...differing,
});

const claimed = async (deliveries: WebhookDeliveries, leaseMs = minute): Promise<Claim> => {
  const claim = await deliveries.claim(lane, leaseMs);
  if (!claim) throw new Error('nothing is due');
  return claim;
};

/** Leases and waits run on the database's own time: they are waited for. */
const eventually = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
  for (const until = Date.now() + 10_000; Date.now() < until; await wait(10)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error('it never came');
};

export const webhookDeliveriesConformance = (open: Open) =>
  describe('the deliveries to webhooks', () => {
    it('are one a webhook and message: the first stays', async () => {
      const { webhookDeliveries: deliveries } = (await open()).register;
      const added = await Promise.all([deliveries.add(announced(0)), deliveries.add(announced(0))]);
      expect(added.filter(Boolean)).toHaveLength(1);
      expect(await deliveries.add(announced(0, { position: 7 }), 'late')).toBe(false);
      expect(await deliveries.add(announced(0, { webhook: 'second' }))).toBe(true);
      expect(await deliveries.find(lane, 'event-0')).toMatchObject({ ...announced(0), status: 'pending' });
      expect(await deliveries.find({ ...lane, partner: 'south' }, 'event-0')).toBeUndefined();
    });

    it('are due at once, in order, each at its own webhook', async () => {
      const { webhookDeliveries: deliveries } = (await open()).register;
      expect(await deliveries.due()).toEqual([]);
      for (const position of [1, 0]) await deliveries.add(announced(position));
      await deliveries.add(announced(0, { partner: 'south' }));
      await deliveries.add(announced(2, { webhook: 'second' }), 'webhook-disabled');
      expect(await deliveries.due()).toHaveLength(2);
      expect(await deliveries.due()).toEqual(expect.arrayContaining([lane, { ...lane, partner: 'south' }]));
      expect([(await claimed(deliveries)).id, (await claimed(deliveries)).id]).toEqual([
        'event-0',
        'event-1',
      ]);
      expect(await deliveries.claim(lane, minute)).toBeUndefined();
      expect(await deliveries.due()).toEqual([{ ...lane, partner: 'south' }]);
    });

    it('are claimed by one at a time', async () => {
      const { webhookDeliveries: deliveries } = (await open()).register;
      for (const position of [0, 1, 2]) await deliveries.add(announced(position));
      const claims = await Promise.all(Array.from({ length: 8 }, () => deliveries.claim(lane, minute)));
      const ids = claims.flatMap((claim) => (claim ? [claim.id] : []));
      expect(ids.toSorted()).toEqual(['event-0', 'event-1', 'event-2']);
    });

    it('are free again when a lease has run out, and who held it then can no longer say what became of them', async () => {
      const { webhookDeliveries: deliveries } = (await open()).register;
      await deliveries.add(announced(0));
      const dead = await claimed(deliveries, 30);
      const next = await eventually(() => deliveries.claim(lane, minute));
      expect(next.id).toBe(dead.id);
      expect(await deliveries.settle(dead, { status: 'delivered' }, attempt)).toBe(false);
      expect(await deliveries.settle(next, { status: 'delivered' }, attempt)).toBe(true);
      expect(await deliveries.settle(next, { status: 'failed', code: 'late' }, attempt)).toBe(false);
      expect(await deliveries.find(lane, 'event-0')).toMatchObject({
        status: 'delivered',
        attempts: [attempt],
      });
    });

    it('wait as long as they are told to', async () => {
      const { webhookDeliveries: deliveries } = (await open()).register;
      await deliveries.add(announced(0));
      await deliveries.settle(await claimed(deliveries), { status: 'pending', waitMs: 60 * minute }, attempt);
      expect(await deliveries.due()).toEqual([]);
      const waiting = await deliveries.find(lane, 'event-0');
      expect(Date.parse(waiting?.nextAt ?? '')).toBeGreaterThan(Date.now() + 30 * minute);
      await deliveries.add(announced(1));
      await deliveries.settle(await claimed(deliveries), { status: 'pending', waitMs: 20 }, attempt);
      expect(await eventually(() => deliveries.claim(lane, minute))).toMatchObject({
        id: 'event-1',
        tries: 1,
      });
    });

    it('count a try for each attempt and none for what was not attempted, and keep the newest twenty', async () => {
      const { webhookDeliveries: deliveries } = (await open()).register;
      await deliveries.add(announced(0));
      for (let ms = 0; ms < 22; ms += 1) {
        const claim = await eventually(() => deliveries.claim(lane, minute));
        await deliveries.settle(claim, { status: 'pending', waitMs: 0 }, { ...attempt, ms });
      }
      const claim = await eventually(() => deliveries.claim(lane, minute));
      await deliveries.settle(claim, { status: 'pending', waitMs: 0 });
      const found = await deliveries.find(lane, 'event-0');
      expect(found?.tries).toBe(22);
      expect(found?.attempts.map(({ ms }) => ms)).toEqual(Array.from({ length: 20 }, (_, at) => at + 2));
    });

    it('are listed newest first, page by page, also by how they stand', async () => {
      const { webhookDeliveries: deliveries } = (await open()).register;
      for (const position of [0, 2, 1]) await deliveries.add(announced(position));
      await deliveries.add(announced(3, { partner: 'south' }));
      await deliveries.settle(await claimed(deliveries), { status: 'delivered' }, attempt);
      const ids = async (page: Parameters<WebhookDeliveries['list']>[1]) =>
        (await deliveries.list(lane, page)).map(({ id }) => id);
      expect(await ids({ limit: 2 })).toEqual(['event-2', 'event-1']);
      expect(await ids({ limit: 2, before: placeOf(announced(1)) })).toEqual(['event-0']);
      expect(await ids({ limit: 9, status: 'pending' })).toHaveLength(2);
      expect(await deliveries.counts()).toEqual({ delivered: 1, pending: 3 });
    });

    it('are sent again when they are asked for, and not while they are under way', async () => {
      const { webhookDeliveries: deliveries } = (await open()).register;
      await deliveries.add(announced(0));
      const claim = await claimed(deliveries);
      expect(await deliveries.replay(lane, 'event-0')).toBe(true);
      expect(await deliveries.claim(lane, minute)).toBeUndefined();
      await deliveries.settle(claim, { status: 'cancelled', code: 'no-longer-allowed' });
      expect(await deliveries.replay(lane, 'event-0')).toBe(true);
      const again = await claimed(deliveries);
      expect(again).toMatchObject({ id: 'event-0', tries: 0 });
      expect(again).not.toHaveProperty('code');
      expect(await deliveries.replay(lane, 'event-9')).toBe(false);
      expect(await deliveries.replay({ ...lane, partner: 'south' }, 'event-0')).toBe(false);
    });

    it('that failed since a time are sent again together', async () => {
      const { webhookDeliveries: deliveries } = (await open()).register;
      for (const position of [0, 1, 2]) await deliveries.add(announced(position), 'too-often');
      await deliveries.add(announced(3));
      expect(await deliveries.replayFailed(lane, announced(1).time)).toBe(2);
      expect(await deliveries.list(lane, { limit: 9, status: 'failed' })).toMatchObject([{ id: 'event-0' }]);
    });

    it('are all given up when their webhook is, also one that is under way', async () => {
      const { webhookDeliveries: deliveries } = (await open()).register;
      for (const position of [0, 1]) await deliveries.add(announced(position));
      await deliveries.add(announced(0, { webhook: 'second' }));
      const claim = await claimed(deliveries);
      await deliveries.giveUp(lane, { status: 'failed', code: 'webhook-disabled' });
      expect(await deliveries.settle(claim, { status: 'delivered' }, attempt)).toBe(false);
      expect(await deliveries.due()).toEqual([{ ...lane, webhook: 'second' }]);
      expect(await deliveries.find(lane, 'event-1')).toMatchObject({
        status: 'failed',
        code: 'webhook-disabled',
      });
    });

    it('are forgotten with their subject, up to its last word', async () => {
      const { webhookDeliveries: deliveries } = (await open()).register;
      for (const position of [0, 1]) await deliveries.add(announced(position));
      await deliveries.add(announced(0, { partner: 'south' }));
      await deliveries.forget('north', 'referral-x', 2);
      expect((await deliveries.list(lane, { limit: 9 })).map(({ id }) => id)).toEqual(['event-1']);
      expect(await deliveries.find({ ...lane, partner: 'south' }, 'event-0')).toBeDefined();
    });
  });
