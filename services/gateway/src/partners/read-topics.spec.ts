import { partnerTopics } from '@handoff/schemas';
import { eventually } from '@handoff/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { harbor, manifestOf } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { responseTo } from '../testing/messages.ts';
import { arrivals } from './arrivals.ts';
import { readPartnerTopics } from './read-topics.ts';

let gateway: HostedGateway;
let reading: Awaited<ReturnType<typeof readPartnerTopics>>;

/** A second process of the gateway, on the same register and broker. */
beforeEach(async () => {
  gateway = await hostedGateway();
  reading = await readPartnerTopics({
    gateway: gateway.gateway,
    broker: gateway.broker,
    arrivals: arrivals(),
    onDead: (error) => gateway.deaths.push(error),
    lookEveryMs: 10,
  });
});
afterEach(() => reading.stop());

it('a partner whom another process registered is found, and read from then on', async () => {
  for (const topic of Object.values(partnerTopics(harbor))) gateway.broker.createTopic(topic, 1);
  await gateway.writes(harbor, 'ReferralResponse', responseTo('ZZZ-ZZZ'));
  expect(await gateway.heard(harbor)).toEqual([]);
  await gateway.register.partners.save({
    ...manifestOf(harbor),
    calendar: null,
    profile: null,
    reports: null,
    noMatch: true,
    publicKey: null,
  });
  await eventually(async () =>
    expect(await gateway.heard(harbor)).toMatchObject([{ type: 'MessageRejected' }]),
  );
  expect(gateway.deaths).toEqual([]);
});
