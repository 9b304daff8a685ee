import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import type { Case } from '../testing/case-of.ts';
import type { HostedGateway } from '../testing/hosted-gateway.ts';
import { receiverOf } from '../testing/receiver.ts';
import { rosasCase } from '../testing/rosas-case.ts';
import { rotateSecret } from './rotate-secret.ts';
import { newSecret } from './secrets.ts';
import { setWebhook } from './set-webhook.ts';

const hour = 3_600_000;

let gateway: HostedGateway;
let rosa: Case;
let receiver: ReturnType<typeof receiverOf>;

beforeEach(async () => {
  ({ gateway, rosa } = await rosasCase(harbor, bayside));
  receiver = receiverOf(gateway, bayside);
});

const set = () =>
  setWebhook(
    gateway.gateway,
    { partner: bayside, name: 'main', url: 'https://hooks.example.org/handoff', enabled: true },
    'key-0',
  );
const asked = (key: string) => ({ key, request: `hash of ${key}` });
const webhook = async () => {
  const found = await gateway.register.webhooks.find(bayside, 'main');
  if (!found) throw new Error('there is no webhook');
  return found;
};

describe('a new secret', () => {
  it('signs beside the former one for a day, then alone', async () => {
    const { webhook: made } = await set();
    const former = made.secrets[0]?.value ?? '';
    const { secrets } = await rotateSecret(gateway.gateway, made, asked('key-1'));
    const newest = secrets[0]?.value ?? '';
    await rosa.offered();
    await receiver.drain();
    await rosa.moves('ReferralInReview', { respondBy: null });
    await receiver.after(25 * hour);
    const [first, second] = receiver.received;
    if (!first || !second) throw new Error('too little was received');
    expect([receiver.isSigned(first, former), receiver.isSigned(first, newest)]).toEqual([true, true]);
    expect([receiver.isSigned(second, former), receiver.isSigned(second, newest)]).toEqual([false, true]);
  });

  it('is the same one under the same key', async () => {
    const { webhook: made } = await set();
    const one = await rotateSecret(gateway.gateway, made, asked('key-1'));
    expect(await rotateSecret(gateway.gateway, await webhook(), asked('key-1'))).toEqual(one);
    const other = await rotateSecret(gateway.gateway, await webhook(), asked('key-2'));
    expect(other.secrets[0]).not.toEqual(one.secrets[0]);
  });

  it('is the same one under the same key where it was made before whole requests were kept', async () => {
    const { webhook: made } = await set();
    const { doneFor: _, ...kept } = made;
    const ofKey = createHash('sha256').update('key-1').digest('base64url');
    const rotated = {
      ...kept,
      version: 2,
      secrets: [{ value: newSecret(), madeFor: ofKey }, ...kept.secrets],
    };
    await gateway.register.webhooks.put(rotated);
    expect(await rotateSecret(gateway.gateway, await webhook(), asked('key-1'))).toEqual(rotated);
    const { secrets } = await rotateSecret(gateway.gateway, await webhook(), asked('key-2'));
    expect((await rotateSecret(gateway.gateway, await webhook(), asked('key-1'))).secrets).toEqual(secrets);
  });
});
