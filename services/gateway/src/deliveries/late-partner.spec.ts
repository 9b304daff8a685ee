import type { EventMeta } from '@handoff/host';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { onParticipantErased } from './erasure.ts';
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

  it('is told nothing of what consent never covered', async () => {
    const luis = caseOf(gateway, 'luis', { agency: northShore });
    await luis.offered().catch(noTopic);
    await gateway.admit(northShore);
    await gateway.settle();
    expect(JSON.stringify(await gateway.heard(northShore))).not.toContain(luis.reference);
  });

  it('is told nothing of what consent covered when it was written, and does not when it would leave', async () => {
    const luis = caseOf(gateway, 'luis', { agency: northShore });
    luis.consents();
    await luis.offered().catch(noTopic);
    gateway.intake.withdraw(rosa.personId, `${northShore} routing`);
    await gateway.admit(northShore);
    await gateway.settle();
    const heard = await gateway.heard(northShore);
    expect(heard.map(({ data }) => data['reference'])).toEqual([luis.reference]);
  });

  it('hears of somebody who agreed anew from the beginning, without a gap', async () => {
    gateway.intake.withdraw(rosa.personId, `${northShore} routing`);
    await gateway.admit(northShore);
    rosa.consents();
    await rosa.accepted();
    const [first] = await gateway.heard(northShore);
    expect([first?.data['status'], first?.headers['ce_sequence']]).toEqual(['accepted', '1']);
  });

  it('never holds up the erasure of somebody who had been referred to it, and hears nothing of them', async () => {
    const ada = caseOf(gateway, 'ada', { referrer: bayside, agency: northShore });
    ada.consents();
    await ada.offered().catch(noTopic);
    const { personId, intakeId } = ada;
    const event = { personId, intakeId, keysGoneBy: '2026-12-27' };
    await onParticipantErased(event, {} as EventMeta, gateway.gateway);
    expect(await gateway.register.cases.isClosed(personId)).toBe(true);
    expect(await gateway.register.views.ofPerson(personId)).toEqual([]);
    await gateway.admit(northShore);
    await gateway.settle();
    const heard = (await gateway.heard(northShore)).map(({ data }) => data['reference']);
    expect(new Set(heard)).toEqual(new Set([rosa.reference]));
  });
});
