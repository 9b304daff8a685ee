import type { Outgoing } from '@handoff/messaging';
import { partnerTopics } from '@handoff/schemas';
import { eventually } from '@handoff/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { viewId } from '../domain/view.ts';
import { bayside, harbor } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';

let gateway: HostedGateway;
let rosa: Case;
let luis: Case;

const begun = async (one: Case): Promise<void> => {
  one.consents();
  await gateway.register.ownIds.keep(harbor, one.intakeId, 'HWC-1');
  await one.submitted();
  await one.screened();
  await one.opened();
  await one.offered();
};

beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  await gateway.admit(bayside);
  rosa = caseOf(gateway, 'rosa');
  luis = caseOf(gateway, 'luis');
  await begun(rosa);
  await begun(luis);
  await gateway.register.ownIds.keep(bayside, rosa.referralId, 'BCC-7');
});

const told = async (partner: string) => (await gateway.heard(partner)).map(({ data }) => data);
const fed = async (partner: string) =>
  (await gateway.register.feed.after(partner, -1, 100)).map(({ data }) => data);
const telling = (data: object): string[] =>
  Object.entries(data).flatMap(([name, value]) => (value === null ? [] : [name]));

describe('when a person is erased', () => {
  it('both parties of an open referral are told that it was withdrawn, and nothing more', async () => {
    const before = { harbor: (await told(harbor)).length, bayside: (await told(bayside)).length };
    await rosa.erased();
    const [more, nothing] = (await told(bayside)).slice(before.bayside);
    expect(nothing).toBeUndefined();
    expect(more).toMatchObject({
      referral: rosa.known(bayside).referral,
      status: 'withdrawn',
      role: 'receiver',
    });
    const referrers = (await told(harbor)).slice(before.harbor);
    expect(referrers).toMatchObject([{ referral: rosa.known(harbor).referral, status: 'withdrawn' }]);
    for (const notice of [more, ...referrers])
      expect(telling(notice ?? {}).sort()).toEqual(
        ['at', 'from', 'reference', 'referral', 'role', 'service', 'status', 'to'].sort(),
      );
  });

  it("nothing leads from a partner's ids back to the person", async () => {
    await rosa.erased();
    const { views, ownIds, cases } = gateway.register;
    for (const partner of [harbor, bayside]) {
      expect(await views.find(partner, 'referral', rosa.known(partner).referral)).toEqual([]);
      expect(await views.find(partner, 'referral', rosa.reference)).toEqual([]);
    }
    expect(await views.find(harbor, 'intake', rosa.known(harbor).intake)).toEqual([]);
    expect(await views.find(harbor, 'journey', rosa.known(harbor).journey)).toEqual([]);
    expect(await views.ofPerson(rosa.personId)).toEqual([]);
    expect(await ownIds.of(harbor, rosa.intakeId)).toBeNull();
    expect(await ownIds.of(bayside, rosa.referralId)).toBeNull();
    expect(await cases.subjectsOf(rosa.personId)).toEqual([]);
    // Of a stream its name and how far it came stay, so that its sequence never begins anew.
    const left = [...(gateway.documents['view'] as Map<string, { _id: string }>).values()]
      .map(({ _id, ...document }) => JSON.stringify(document))
      .join();
    for (const id of [rosa.personId, rosa.intakeId, rosa.journeyId, rosa.referralId])
      expect(left).not.toContain(id);
  });

  it('the feed keeps the withdrawals alone', async () => {
    await rosa.erased();
    const ofRosa = (await fed(harbor)).filter((data) =>
      Object.values(rosa.known(harbor)).some((id) => JSON.stringify(data).includes(id)),
    );
    expect(ofRosa).toMatchObject([{ status: 'withdrawn', localRef: null }]);
    expect(await fed(bayside)).toMatchObject([{ reference: luis.reference }, { status: 'withdrawn' }]);
  });

  it('nobody else is touched', async () => {
    const before = (await told(harbor)).filter((data) => data['intake'] === luis.known(harbor).intake);
    await rosa.erased();
    await luis.accepted();
    expect((await told(bayside)).at(-1)).toMatchObject({ reference: luis.reference, status: 'accepted' });
    expect((await told(harbor)).filter((data) => data['intake'] === luis.known(harbor).intake)).toHaveLength(
      before.length + 1,
    );
    expect(await gateway.register.ownIds.of(harbor, luis.intakeId)).toBe('HWC-1');
  });

  it('what is still said of them elsewhere is passed over, also the withdrawal itself', async () => {
    await rosa.erased();
    const before = [await told(harbor), await told(bayside)];
    await rosa.moves('ReferralWithdrawn', { by: 'X', reason: 'person-erased', clock: null });
    await rosa.enrolled();
    await rosa.ended();
    expect([await told(harbor), await told(bayside)]).toEqual(before);
    expect(await gateway.register.views.ofPerson(rosa.personId)).toEqual([]);
    expect(await gateway.parked.streams()).toEqual([]);
  });

  it('the withdrawal is told once when it is read first', async () => {
    gateway.intake.erase(rosa.personId);
    await rosa.moves('ReferralWithdrawn', { by: 'X', reason: 'person-erased', clock: null });
    await rosa.erased();
    const withdrawn = async (partner: string) =>
      (await told(partner)).filter(({ status }) => status === 'withdrawn').length;
    expect([await withdrawn(harbor), await withdrawn(bayside)]).toEqual([1, 1]);
    expect((await told(harbor)).some(({ kind }) => kind === 'withheld')).toBe(false);
    expect(await fed(bayside)).toMatchObject([{ reference: luis.reference }, { status: 'withdrawn' }]);
  });

  it('a referral that is over already is not spoken of again', async () => {
    await rosa.moves('ReferralCompleted', { by: 'X', result: 'served' });
    const before = [await told(harbor), await told(bayside)];
    await rosa.erased();
    expect([await told(harbor), await told(bayside)]).toEqual(before);
    expect(await fed(bayside)).toMatchObject([{ reference: luis.reference }]);
  });

  it('a release that was under way at that moment leaves nothing behind', async () => {
    gateway.intake.beforeAnswer(async () => gateway.register.cases.close(rosa.personId));
    await rosa.accepted();
    expect(await gateway.register.views.ofPerson(rosa.personId)).toEqual([]);
    expect(await gateway.register.cases.subjectsOf(rosa.personId)).toEqual([]);
  });

  it('a word that was under way at that moment is taken back, too', async () => {
    gateway.intake.beforeAnswer(async () => gateway.register.cases.close(rosa.personId));
    await rosa.accepted();
    expect((await told(bayside)).at(-1)).toMatchObject({ status: 'withdrawn' });
    expect((await told(harbor)).at(-1)).toMatchObject({ status: 'withdrawn' });
  });

  it('an event whose case is forgotten under its hands is passed over, not parked', async () => {
    const { cases } = gateway.register;
    const { isClosed } = cases;
    await rosa.erased();
    let asked = 0;
    const late = async (personId: string) => {
      asked += 1;
      return asked > 1 && isClosed(personId);
    };
    Object.assign(cases, { isClosed: late });
    await rosa.ended();
    expect(asked).toBeGreaterThan(1);
    expect(await gateway.parked.streams()).toEqual([]);
  });

  it('nothing is forgotten before the last word has reached its topic', async () => {
    const producer = gateway.broker.producer();
    const send = producer.send.bind(producer);
    const away = Object.assign(new Error('the broker is away'), { transient: true });
    const toBayside = partnerTopics(bayside).out;
    Object.assign(producer, {
      send: (batch: Outgoing) => (batch.topic === toBayside ? Promise.reject(away) : send(batch)),
    });
    const erasing = rosa.erased();
    await eventually(async () => expect(await gateway.register.cases.isClosed(rosa.personId)).toBe(true));
    const id = viewId(bayside, rosa.referralId);
    await eventually(async () => expect(await gateway.eventsOf(id)).toHaveLength(2));
    Object.assign(producer, { send });
    gateway.time.elapse(3_000);
    await gateway.relay.sweep();
    await erasing;
    expect((await told(bayside)).at(-1)).toMatchObject({ status: 'withdrawn' });
    expect(await gateway.register.views.ofPerson(rosa.personId)).toEqual([]);
  });

  it('a second delivery of the erasure changes nothing', async () => {
    await rosa.erased();
    const before = [await told(harbor), await told(bayside)];
    const erasure = gateway.broker
      .records('handoff.intake')
      .filter(({ key }) => key === rosa.intakeId)
      .at(-1);
    const { key = '', headers = {}, payload = Buffer.alloc(0) } = erasure ?? {};
    const again = { key, headers: { ...headers, ce_id: 'another', ce_sequence: '3' }, value: payload };
    await gateway.broker.producer().send({ topic: 'handoff.intake', messages: [again] });
    await gateway.settle();
    expect([await told(harbor), await told(bayside)]).toEqual(before);
    expect(await gateway.parked.streams()).toEqual([]);
  });
});
