import { partnerTopics } from '@handoff/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import { caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';

let gateway: HostedGateway;

beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  await gateway.admit(bayside);
});

const fed = (partner: string) => gateway.register.feed.after(partner, -1, 100);
const putOn = async (partner: string, value: Buffer) => {
  const message = { key: 'anything', headers: {}, value };
  await gateway.broker.producer().send({ topic: partnerTopics(partner).out, messages: [message] });
};

describe('the feed of a partner', () => {
  it('is its topic, message by message', async () => {
    const rosa = caseOf(gateway, 'rosa');
    rosa.consents();
    await rosa.offered();
    await rosa.accepted();
    const heard = await gateway.heard(bayside);
    expect(await fed(bayside)).toEqual(
      heard.map(({ type, headers, data }, position) => ({
        position,
        id: headers['ce_id'],
        type,
        time: headers['ce_time'],
        data,
      })),
    );
  });

  it('passes over what is not ours, and goes on behind it', async () => {
    const rosa = caseOf(gateway, 'rosa');
    rosa.consents();
    await putOn(bayside, Buffer.from('not Avro'));
    await putOn(
      bayside,
      gateway.codec.encode('WithdrawConsent', { consentId: 'c', recipient: null, purposes: null }),
    );
    await rosa.offered();
    expect(await fed(bayside)).toMatchObject([{ position: 2, data: { status: 'offered' } }]);
    expect(gateway.log.filter((line) => JSON.stringify(line).includes('is not ours'))).toHaveLength(2);
  });
});
