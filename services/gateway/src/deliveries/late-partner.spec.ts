import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { harbor, northShore } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let rosa: Case;

/** Rosa was referred to an agency that the directory names and that has no system here yet. */
beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  door = await publicDoor(gateway);
  rosa = caseOf(gateway, 'rosa', { agency: northShore });
  rosa.consents();
  // What is told waits for a topic; the twin of the broker says so aloud.
  await rosa.offered().catch(noTopic);
  await rosa.moves('ReferralInReview', { respondBy: null }).catch(noTopic);
});
afterEach(() => door.close());

const noTopic = (error: unknown): void => {
  if ((error as { code?: string }).code !== 'unknown-topic') throw error;
};

describe('a partner that joins late', () => {
  it('is told on its first day all that was its own before, once and in order, and what comes after behind it', async () => {
    await gateway.admit(northShore);
    await gateway.settle();
    await rosa.accepted();
    const heard = (await gateway.heard(northShore)).filter(({ type }) => type === 'ReferralNotice');
    expect(heard.map(({ data }) => data['status'])).toEqual(['offered', 'in-review', 'accepted']);
    expect(heard.map(({ headers }) => headers['ce_sequence'])).toEqual(['1', '2', '3']);
  });

  it('finds it by every way: in its feed, among its referrals, on its worklist', async () => {
    const { token } = await gateway.admit(northShore);
    await gateway.settle();
    const feed = (await door.get('/v1/events?after=-1', { token })).json as unknown as { events: object[] };
    expect(feed.events).toHaveLength(2);
    const { json } = await door.get('/v1/referrals', { token });
    expect(json['referrals']).toMatchObject([{ reference: rosa.reference, status: 'in-review' }]);
    expect((await door.get('/v1/worklist.csv', { token })).text).toContain(rosa.reference);
  });

  it('is told nothing of what consent no longer covers', async () => {
    const luis = caseOf(gateway, 'luis', { agency: northShore });
    await luis.offered().catch(noTopic);
    await gateway.admit(northShore);
    await gateway.settle();
    expect(JSON.stringify(await gateway.heard(northShore))).not.toContain(luis.reference);
  });
});
