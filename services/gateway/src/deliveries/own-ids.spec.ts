import { beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type Heard, type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';

let gateway: HostedGateway;
let rosa: Case;
let luis: Case;

/** Two people, two agencies, and everything that can be told of them. */
beforeEach(async () => {
  gateway = await hostedGateway();
  for (const slug of [harbor, bayside, northShore]) await gateway.admit(slug);
  rosa = caseOf(gateway, 'rosa');
  luis = caseOf(gateway, 'luis', { agency: northShore });
  for (const one of [rosa, luis]) {
    one.consents();
    await one.submitted();
    await one.screened();
    await one.opened();
    await one.offered();
    await one.moves('ReferralInReview', { respondBy: null });
    await one.accepted();
    await one.enrolled();
    await one.moves('ReferralCompleted', { by: 'X', result: 'enrolled' });
    await one.ended();
  }
  await gateway.writesBytes(harbor, Buffer.from('not Avro'), { ce_id: 'm-1' });
});

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Every id in everything that left: keys, headers and values. */
const idsIn = (messages: readonly Heard[]): Set<string> => new Set(JSON.stringify(messages).match(uuid));

describe('what leaves for a partner', () => {
  it('holds no id of the inside', async () => {
    const inside = [rosa, luis].flatMap((one) => [
      one.personId,
      one.intakeId,
      one.journeyId,
      one.referralId,
      one.participationId,
      gateway.ids.derive('consent', one.personId),
      gateway.ids.derive('screening', one.intakeId),
    ]);
    const topics = ['handoff.intake', 'handoff.eligibility', 'handoff.referrals', 'handoff.outcomes'];
    const events = topics.flatMap((topic) =>
      gateway.broker.records(topic).map(({ headers }) => headers['ce_id']),
    );
    for (const slug of [harbor, bayside, northShore]) {
      const left = JSON.stringify(await gateway.heard(slug));
      for (const id of [...inside, ...events]) expect(left).not.toContain(id);
    }
  });

  it("holds no id that another partner knows: only a referral's short reference is shared", async () => {
    const ids = await Promise.all(
      [harbor, bayside, northShore].map(async (slug) => idsIn(await gateway.heard(slug))),
    );
    const [ofHarbor, ofBayside, ofNorthShore] = ids as [Set<string>, Set<string>, Set<string>];
    expect(ofHarbor.intersection(ofBayside)).toEqual(new Set());
    expect(ofHarbor.intersection(ofNorthShore)).toEqual(new Set());
    expect(ofBayside.intersection(ofNorthShore)).toEqual(new Set());
    const references = async (slug: string) =>
      new Set(
        (await gateway.heard(slug)).flatMap(({ data }) => (data['reference'] ? [data['reference']] : [])),
      );
    expect(await references(bayside)).toEqual(new Set([rosa.reference]));
    expect(await references(harbor)).toEqual(new Set([rosa.reference, luis.reference]));
  });

  it('is numbered without a gap, subject by subject, under the key it belongs to', async () => {
    for (const slug of [harbor, bayside]) {
      const bySubject = Map.groupBy(await gateway.heard(slug), ({ headers }) => headers['ce_subject'] ?? '');
      expect(bySubject.size).toBeGreaterThan(slug === harbor ? 5 : 0);
      for (const [subject, messages] of bySubject) {
        expect(messages.map(({ headers }) => Number(headers['ce_sequence']))).toEqual(
          messages.map((_, index) => index + 1),
        );
        expect(new Set(messages.map(({ key }) => key))).toEqual(new Set([subject]));
      }
    }
  });

  it('carries the headers of the contract and no others: no cause, no trace', async () => {
    const allowed = new Set([
      'content-type',
      'ce_specversion',
      'ce_id',
      'ce_type',
      'ce_source',
      'ce_subject',
      'ce_time',
      'ce_dataschema',
      'ce_sequence',
      'ce_correlationid',
    ]);
    const heard = [...(await gateway.heard(harbor)), ...(await gateway.heard(bayside))];
    expect(new Set(heard.flatMap(({ headers }) => Object.keys(headers))).difference(allowed)).toEqual(
      new Set(),
    );
    expect(new Set(heard.map(({ headers }) => headers['ce_source']))).toEqual(new Set(['/handoff']));
    expect(heard.every(({ headers, type }) => headers['ce_type'] === `handoff.partners.${type}`)).toBe(true);
  });

  it("names the journey to its referrer, by the referrer's own id", async () => {
    const journeys = (await gateway.heard(harbor)).map(({ headers }) => headers['ce_correlationid']);
    expect(new Set(journeys)).toEqual(
      new Set([rosa.known(harbor).journey, luis.known(harbor).journey, undefined]),
    );
    expect((await gateway.heard(bayside)).every(({ headers }) => !('ce_correlationid' in headers))).toBe(
      true,
    );
  });
});
