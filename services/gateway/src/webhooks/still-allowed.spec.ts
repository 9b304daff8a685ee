import { beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import type { Case } from '../testing/case-of.ts';
import type { HostedGateway } from '../testing/hosted-gateway.ts';
import { receiverOf } from '../testing/receiver.ts';
import { rosasCase } from '../testing/rosas-case.ts';
import { setWebhook } from './set-webhook.ts';

const day = 86_400_000;

let gateway: HostedGateway;
let rosa: Case;
let receiver: ReturnType<typeof receiverOf>;

beforeEach(async () => {
  ({ gateway, rosa } = await rosasCase(harbor, bayside));
  receiver = receiverOf(gateway, bayside);
  await setWebhook(
    gateway.gateway,
    { partner: bayside, name: 'main', url: 'https://hooks.example.org/handoff', enabled: true },
    'key-1',
  );
  await rosa.offered();
  receiver.answers(500);
});

describe('the consent of the person', () => {
  it('is asked again before each attempt: taken back, nothing more goes out', async () => {
    await receiver.drain();
    gateway.intake.withdraw(rosa.personId, `${bayside} routing`);
    await receiver.after(day);
    expect(receiver.received).toHaveLength(1);
    expect(await receiver.log()).toMatchObject([{ status: 'cancelled', code: 'no-longer-allowed' }]);
  });

  it('is asked for a replay too', async () => {
    receiver.answers(200);
    await receiver.drain();
    gateway.intake.withdraw(rosa.personId, `${bayside} routing`);
    await gateway.register.webhookDeliveries.replay(
      { partner: bayside, webhook: 'main' },
      receiver.ids()[0] ?? '',
    );
    await receiver.drain();
    expect(receiver.received).toHaveLength(1);
  });

  it('cannot be asked while intake is away: nothing goes out, and no attempt is counted', async () => {
    gateway.intake.goAway();
    await expect(receiver.drain()).rejects.toThrow();
    expect(receiver.received).toHaveLength(0);
    expect(await receiver.log()).toMatchObject([{ status: 'pending', tries: 0 }]);
    gateway.intake.comeBack();
    receiver.answers(200);
    await receiver.after(5_000);
    expect(await receiver.log()).toMatchObject([{ status: 'delivered' }]);
  });

  it('is asked of nobody for what was told without: that it was withdrawn', async () => {
    await receiver.drain();
    gateway.intake.withdraw(rosa.personId, `${bayside} routing`);
    receiver.answers(200);
    await rosa.moves('ReferralWithdrawn', { reason: 'consent-withdrawn', by: 'X', clock: null });
    await receiver.drain();
    expect(receiver.received).toHaveLength(2);
  });

  it('does not help a message that no longer stands in the feed', async () => {
    await receiver.drain();
    await gateway.register.feed.forget(bayside, rosa.known(bayside).referral, 100);
    await receiver.after(day);
    expect(receiver.received).toHaveLength(1);
    expect(await receiver.log()).toMatchObject([{ status: 'cancelled' }]);
  });

  it('ends with the person: of one who asked to be erased only the last word goes out, and the log forgets the rest', async () => {
    await receiver.drain();
    await rosa.erased();
    receiver.answers(200);
    await receiver.after(day);
    expect(receiver.received).toHaveLength(2);
    expect(await receiver.log()).toMatchObject([{ id: receiver.ids()[1], status: 'delivered' }]);
    const last = await gateway.register.feed.find(bayside, receiver.ids()[1] ?? '');
    expect(last?.data).toMatchObject({ status: 'withdrawn' });
  });
});
