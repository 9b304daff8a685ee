import { randomUUID } from 'node:crypto';
import { recordNamed } from '@handoff/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import type { Case } from '../testing/case-of.ts';
import type { HostedGateway } from '../testing/hosted-gateway.ts';
import { receiverOf } from '../testing/receiver.ts';
import { rosasCase } from '../testing/rosas-case.ts';
import { setWebhook } from './set-webhook.ts';

const url = 'https://hooks.example.org/handoff';
const hour = 3_600_000;
const day = 24 * hour;

let gateway: HostedGateway;
let rosa: Case;
let receiver: ReturnType<typeof receiverOf>;

const set = (differing: Partial<Parameters<typeof setWebhook>[1]> = {}) =>
  setWebhook(
    gateway.gateway,
    { partner: bayside, name: 'main', url, enabled: true, ...differing },
    randomUUID(),
  );
const webhook = async () => {
  const found = await gateway.register.webhooks.find(bayside, 'main');
  if (!found) throw new Error('there is no webhook');
  return found;
};
/** The first message on the partner's topic stands there a second time. */
const readAgain = async () => {
  const topic = `handoff.partner.${bayside}.out`;
  const [record] = gateway.broker.records(topic);
  if (!record) throw new Error('nothing was told');
  const { key, headers, payload } = record;
  await gateway.broker.producer().send({ topic, messages: [{ key, headers, value: payload }] });
  await gateway.settle();
};
const operatorHears = async () => {
  const records = gateway.broker.records('handoff.gateway');
  const heard = await Promise.all(
    records.map(async ({ payload }) => {
      const { record, value } = await gateway.codec.decode(payload);
      return { type: recordNamed(record).short, ...(value as object) };
    }),
  );
  return heard.filter(({ type }) => ['DeliveryFailed', 'WebhookDisabled'].includes(type));
};

beforeEach(async () => {
  ({ gateway, rosa } = await rosasCase(harbor, bayside));
  receiver = receiverOf(gateway, bayside);
});

describe('a webhook', () => {
  it('announces what stands in the feed, and nothing of what it says', async () => {
    await set();
    await rosa.offered();
    await receiver.drain();
    const [entry] = await gateway.register.feed.after(bayside, -1, 10);
    expect(receiver.received.map(({ body }) => JSON.parse(body))).toEqual([
      {
        type: 'ReferralNotice',
        timestamp: entry?.time,
        data: { id: entry?.id, position: 0, subject: rosa.known(bayside).referral },
      },
    ]);
    expect(receiver.ids()).toEqual([entry?.id]);
    expect(receiver.received[0]?.url).toBe(url);
  });

  it('is signed with its secret, under an id that has no dot', async () => {
    const { webhook: made } = await set();
    await rosa.offered();
    await receiver.drain();
    const [received] = receiver.received;
    expect(received && receiver.isSigned(received, made.secrets[0]?.value ?? '')).toBe(true);
    expect(receiver.ids()[0]).not.toContain('.');
    expect(Object.keys(received?.headers ?? {}).sort()).toEqual([
      'content-type',
      'user-agent',
      'webhook-id',
      'webhook-signature',
      'webhook-timestamp',
    ]);
  });

  it('says nothing of what was told before it was there, also when that is read again', async () => {
    await rosa.offered();
    gateway.time.elapse(1_000);
    await set();
    await readAgain();
    await rosa.accepted();
    await receiver.drain();
    expect(receiver.received).toHaveLength(1);
  });

  it('hears of its own partner alone', async () => {
    await set({ partner: harbor });
    const other = receiverOf(gateway, harbor);
    await set();
    await rosa.offered();
    await receiver.drain();
    await other.drain();
    const all = other.received.map(({ body }) => body).join();
    expect(all).toContain(rosa.known(harbor).referral);
    expect(all).not.toContain(rosa.known(bayside).referral);
    expect(other.ids()).not.toContain(receiver.ids()[0]);
  });

  it('is sent a message once, however often that is read on its topic', async () => {
    await set();
    await rosa.offered();
    await receiver.drain();
    await readAgain();
    await receiver.drain();
    expect(receiver.received).toHaveLength(1);
  });
});

describe('a receiver that does not take a message', () => {
  beforeEach(async () => {
    await set();
    await rosa.offered();
  });

  it.each([500, 404, 301, 400])('is tried again after %s, under the same id', async (status) => {
    receiver.answers(status);
    await receiver.drain();
    expect(receiver.received).toHaveLength(1);
    receiver.answers(200);
    await receiver.after(4_000);
    expect(receiver.received).toHaveLength(1);
    await receiver.after(2_000);
    expect(receiver.received).toHaveLength(2);
    expect(new Set(receiver.ids()).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(await receiver.log()).toMatchObject([
      { status: 'delivered', attempts: [{ status }, { status: 200 }] },
    ]);
  });

  it('is tried ten times in three days, then it is told to the operator', async () => {
    receiver.answers({ kind: 'unanswered', code: 'no-connection' });
    await receiver.drain();
    for (let passed = 0; passed < 80; passed += 1) await receiver.after(hour);
    expect(receiver.received).toHaveLength(10);
    const [failed] = await receiver.log();
    expect(failed).toMatchObject({ status: 'failed', code: 'tried-for-three-days', tries: 10 });
    expect(failed?.attempts[0]).toMatchObject({ code: 'no-connection' });
    expect(await operatorHears()).toMatchObject([
      { type: 'DeliveryFailed', slug: bayside, message: receiver.ids()[0], attempts: 10 },
    ]);
  });

  it('is left alone for as long as it asks', async () => {
    receiver.answers({ kind: 'answered', status: 429, retryAfterMs: hour });
    await receiver.drain();
    await receiver.after(hour - 1_000);
    expect(receiver.received).toHaveLength(1);
    await receiver.after(2_000);
    expect(receiver.received).toHaveLength(2);
  });

  it('is asked for nothing more once it says that it is gone', async () => {
    receiver.answers(410);
    await receiver.drain();
    expect(await webhook()).toMatchObject({ enabled: false, disabled: { code: 'receiver-gone' } });
    await rosa.accepted();
    await receiver.after(day);
    expect(receiver.received).toHaveLength(1);
    const log = await receiver.log();
    expect(log.map(({ status, code }) => `${status} ${code}`)).toEqual(
      log.map(() => 'failed webhook-disabled'),
    );
    expect(log.map(({ type }) => type)).toContain('WebhookNotice');
  });

  it('is switched off after five days in which nothing got through, and everybody concerned is told', async () => {
    receiver.answers(500);
    await receiver.drain();
    for (let passed = 0; passed < 5; passed += 1) {
      await receiver.after(day);
      await rosa.moves('ReferralInReview', { respondBy: null });
      await receiver.drain();
    }
    const off = await webhook();
    expect(off).toMatchObject({ enabled: false, disabled: { code: 'nothing-got-through' } });
    expect(await operatorHears()).toContainEqual(
      expect.objectContaining({
        type: 'WebhookDisabled',
        slug: bayside,
        webhook: 'main',
        code: 'nothing-got-through',
      }),
    );
    const notices = (await gateway.heard(bayside)).filter(({ type }) => type === 'WebhookNotice');
    expect(notices).toMatchObject([
      { data: { webhook: 'main', status: 'disabled', code: 'nothing-got-through' } },
    ]);
    expect(JSON.stringify(await operatorHears())).not.toContain('hooks.example.org');
  });

  it('counts the five days anew when something gets through', async () => {
    receiver.answers(500);
    await receiver.drain();
    await receiver.after(3 * day);
    receiver.answers(200);
    await receiver.after(day);
    expect((await webhook()).failingSince).toBeUndefined();
    receiver.answers(500);
    await rosa.moves('ReferralInReview', { respondBy: null });
    await receiver.after(2 * day);
    expect(await webhook()).toMatchObject({ enabled: true });
  });

  it('is told what it missed when it is switched on again and asks for it', async () => {
    receiver.answers(410);
    await receiver.drain();
    await rosa.accepted();
    receiver.answers(200);
    await set();
    expect(await webhook()).toMatchObject({ enabled: true });
    expect(await webhook()).not.toHaveProperty('disabled');
    await receiver.drain();
    expect(receiver.received).toHaveLength(1);
    const lane = { partner: bayside, webhook: 'main' };
    await gateway.register.webhookDeliveries.replayFailed(lane, '2026-11-22T00:00:00.000Z');
    await receiver.drain();
    expect(receiver.received).toHaveLength(4);
    expect(new Set(receiver.ids()).size).toBe(3);
  });
});

describe('a process that ends between the answer and the mark', () => {
  it('leaves a delivery that is sent again, under the same id', async () => {
    await set();
    await rosa.offered();
    gateway.crashAt('webhook.after-2xx-before-mark');
    await expect(receiver.drain()).rejects.toThrow();
    expect(await receiver.log()).toMatchObject([{ status: 'pending', attempts: [] }]);
    await receiver.drain();
    expect(receiver.received).toHaveLength(1);
    await receiver.after(61_000);
    expect(receiver.received).toHaveLength(2);
    expect(new Set(receiver.ids()).size).toBe(1);
    expect(await receiver.log()).toMatchObject([{ status: 'delivered' }]);
  });

  it('says nothing any more when it wakes up and another has sent it', async () => {
    await set();
    await rosa.offered();
    gateway.meanwhileAt('webhook.after-2xx-before-mark', async () => {
      receiver.answers(500);
      await receiver.after(61_000);
    });
    await receiver.drain();
    expect(await receiver.log()).toMatchObject([{ status: 'pending', attempts: [{ status: 500 }] }]);
  });
});
