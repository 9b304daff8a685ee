import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../../testing/agencies.ts';
import { type Case, caseOf } from '../../testing/case-of.ts';
import { refused } from '../../testing/fake-owner.ts';
import { type HostedGateway, hostedGateway } from '../../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../testing/public-door.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let rosa: Case;
let slip: string;
let hands: { token: string };

beforeEach(async () => {
  gateway = await hostedGateway();
  const { token } = await gateway.admit(harbor);
  await gateway.admit(bayside);
  hands = await gateway.admit(northShore);
  door = await publicDoor(gateway);
  rosa = caseOf(gateway, 'rosa');
  rosa.consents();
  await rosa.opened();
  const journey = rosa.known(harbor).journey;
  slip = String((await door.get(`/v1/journeys/${journey}/slip`, { token })).json['slip']);
});
afterEach(() => door.close());

const consent = {
  recipient: bayside,
  purposes: ['routing', 'contact'],
  how: 'spoken',
  language: 'es',
  on: '2026-11-22',
  until: '2027-11-22',
};
const refersSelf = (said: object = {}) =>
  door.post('/v1/self-referrals', {
    token: hands.token,
    key: 'self-1',
    body: { slip, agency: bayside, consent, ...said },
  });

describe('somebody who refers themselves by their slip', () => {
  it('is heard through whichever agency lends a keyboard, and named to the one they want to go to', async () => {
    const { status, json } = await refersSelf({ slip: slip.toLowerCase().replaceAll('-', ' ') });
    expect([status, json]).toEqual([202, { taken: true }]);
    expect(gateway.owners.routing.knocks).toMatchObject([
      { command: 'ReferSelf', value: { journeyId: rosa.journeyId, agency: bayside, hands: northShore } },
    ]);
  });

  it('comes over Kafka the same way, and is answered there when refused', async () => {
    const full = { ...consent, records: null, interpreter: false };
    const said = { slip, agency: bayside, service: null, consent: full };
    await gateway.writes(northShore, 'SelfReferral', said, { ce_id: 'm-1' });
    expect(await gateway.enqueued()).toMatchObject([{ name: 'ReferSelf', value: { hands: northShore } }]);
    const problem = { code: 'not-asked-for', place: 'service', reason: 'No.', mend: 'Ask.' };
    await gateway.answers({
      causation: `partner:${northShore}:m-1`,
      command: 'handoff.referrals.ReferSelf',
      outcome: 'refused',
      ...problem,
    });
    expect((await gateway.heard(northShore)).at(-1)?.data).toMatchObject({
      type: 'handoff.partners.SelfReferral',
      ...problem,
    });
  });

  it('needs a slip of a journey, and is told alike of one that is none', async () =>
    expect((await refersSelf({ slip: 'CCC-CCC-CCCC' })).json).toMatchObject({
      code: 'unknown-slip',
      place: 'slip',
    }));

  it('is told what routing has against it', async () => {
    gateway.owners.routing.says(refused('already-referred', { place: 'agency' }));
    expect(await refersSelf()).toMatchObject({ status: 409, json: { code: 'already-referred' } });
  });

  it('leaves nothing with the hands: no referral, no notice', async () => {
    await refersSelf();
    await rosa.offered();
    expect(await gateway.heard(northShore)).toEqual([]);
    expect((await door.get('/v1/referrals', hands)).json['referrals']).toEqual([]);
  });
});
