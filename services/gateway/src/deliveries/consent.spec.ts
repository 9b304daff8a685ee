import { eventually } from '@handoff/testkit';
import { generateRecipientKey } from '@handoff/sealing';
import { beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';

let gateway: HostedGateway;
let rosa: Case;

beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  await gateway.admit(bayside);
  rosa = caseOf(gateway, 'rosa');
});

const told = async (partner: string) =>
  (await gateway.heard(partner)).map(({ type, data }) => ({ message: type, ...data }));
const viewOf = async (partner: string) =>
  (await gateway.register.views.find(partner, 'referral', rosa.known(partner).referral))[0];

describe('without the consent that covers it', () => {
  it('the receiving agency is told nothing at all', async () => {
    gateway.intake.consent(rosa.personId, `${harbor} progress`);
    await rosa.offered();
    await rosa.moves('ReferralInReview', { respondBy: null });
    expect(await told(bayside)).toEqual([]);
    expect(await viewOf(bayside)).toBeUndefined();
    expect(await told(harbor)).toHaveLength(2);
  });

  it('the referrer is told that something is withheld, and why, and nothing of what', async () => {
    gateway.intake.consent(rosa.personId, `${bayside} routing`);
    await rosa.offered();
    await rosa.enrolled();
    const withheld = {
      ...rosa.known(harbor),
      message: 'FactNotice',
      kind: 'withheld',
      reason: 'over',
      step: 'english',
      provider: null,
      program: null,
      result: null,
      type: null,
    };
    expect(await told(harbor)).toEqual([
      expect.objectContaining(withheld),
      expect.objectContaining(withheld),
    ]);
  });

  it('what was withheld cannot be looked up either', async () => {
    gateway.intake.consent(rosa.personId, `${harbor} progress`);
    await rosa.offered();
    gateway.intake.withdraw(rosa.personId, `${harbor} progress`);
    await rosa.moves('ReferralDeclined', { by: 'T', reason: 'no-place', next: 'park' });
    expect((await viewOf(harbor))?.about.status).toBe('offered');
    gateway.intake.consent(rosa.personId, `${harbor} progress`);
    await rosa.moves('ReferralCompleted', { by: 'X', result: 'served' });
    expect((await viewOf(harbor))?.about.status).toBe('completed');
  });

  it('a screening and a journey are withheld as well', async () => {
    await rosa.screened();
    await rosa.opened();
    expect(await told(harbor)).toMatchObject([
      { kind: 'withheld', intake: rosa.known(harbor).intake, journey: null, sealed: null },
      { kind: 'withheld', journey: rosa.known(harbor).journey, result: null, step: null },
    ]);
    expect(gateway.intake.asked).not.toContainEqual(expect.stringContaining('/internal/keys'));
  });

  it('contact is not released, whatever the agency was told of the referral', async () => {
    const { publicJwk } = await generateRecipientKey();
    await gateway.admit(bayside, { publicKey: publicJwk });
    gateway.intake.consent(rosa.personId, `${bayside} routing`);
    await rosa.offered();
    await rosa.accepted();
    expect((await told(bayside)).map(({ message }) => message)).toEqual(['ReferralNotice', 'ReferralNotice']);
  });

  it('contact is not released either when consent ends between two questions', async () => {
    const { publicJwk } = await generateRecipientKey();
    await gateway.admit(bayside, { publicKey: publicJwk });
    rosa.consents();
    await rosa.offered();
    gateway.intake.beforeAnswer(async (asked) => {
      if (asked === `/internal/consent/check ${bayside} contact`)
        gateway.intake.withdraw(rosa.personId, `${bayside} contact`);
    });
    await rosa.accepted();
    expect(gateway.intake.asked.at(-1)).toBe(`/internal/release ${bayside} contact`);
    expect((await told(bayside)).map(({ message }) => message)).toEqual(['ReferralNotice', 'ReferralNotice']);
    expect(await gateway.parked.streams()).toEqual([]);
  });
});

describe('a withdrawn referral', () => {
  it('reaches the receiving agency without consent and without facts', async () => {
    rosa.consents();
    await rosa.offered();
    gateway.intake.withdraw(rosa.personId, `${bayside} routing`, `${bayside} contact`);
    await gateway.register.ownIds.keep(bayside, rosa.referralId, 'BCC-7');
    await rosa.moves('ReferralWithdrawn', { by: 'X', reason: 'consent-withdrawn', clock: null });
    const { at, ...notice } = (await told(bayside)).at(-1) as Record<string, unknown>;
    const said = Object.fromEntries(Object.entries(notice).filter(([, value]) => value !== null));
    expect(at).toBe(gateway.time.clock.now());
    expect(said).toEqual({
      message: 'ReferralNotice',
      referral: rosa.known(bayside).referral,
      reference: 'ROS-4QD',
      role: 'receiver',
      status: 'withdrawn',
      service: 'learn.esl',
      from: harbor,
      to: bayside,
    });
    expect((await told(harbor)).at(-1)).toMatchObject({ status: 'withdrawn', reason: 'consent-withdrawn' });
  });
});

describe('the consent asked for', () => {
  it('is asked before each release, for that recipient and purpose, and kept with what was told', async () => {
    rosa.consents();
    await rosa.offered();
    await rosa.moves('ReferralInReview', { respondBy: null });
    const each = [`${bayside} routing`, `${harbor} progress`].map((who) => `/internal/consent/check ${who}`);
    expect(gateway.intake.asked).toEqual([...each, ...each]);
    expect((await viewOf(bayside))?.consent).toEqual({
      asked: true,
      allowed: true,
      purpose: 'routing',
      sequence: 3,
    });
  });

  it('is waited for while intake is away: nothing is told meanwhile, and nothing is lost', async () => {
    rosa.consents();
    gateway.intake.goAway();
    const offered = rosa.offered();
    await eventually(async () => expect(gateway.intake.asked.length).toBeGreaterThan(1));
    expect([await told(harbor), await told(bayside)]).toEqual([[], []]);
    gateway.intake.comeBack();
    await offered;
    expect(await told(bayside)).toMatchObject([{ status: 'offered' }]);
    expect(await told(harbor)).toMatchObject([{ status: 'offered' }]);
    expect(await gateway.parked.streams()).toEqual([]);
  });
});

describe('an explanation that may not be opened any more', () => {
  const screenedWithKey = async () => {
    const { publicJwk } = await generateRecipientKey();
    await gateway.admit(harbor, { publicKey: publicJwk });
    gateway.intake.consent(rosa.personId, `${harbor} progress`);
  };

  it('stays sealed; that the person was screened is said', async () => {
    await screenedWithKey();
    await rosa.screened();
    expect(await told(harbor)).toMatchObject([
      { kind: 'screening-completed', sealed: null, reason: 'consent-not-live' },
    ]);
  });

  it('is gone with the key it was sealed with', async () => {
    await screenedWithKey();
    gateway.intake.beforeAnswer(async () => gateway.intake.destroyKeys());
    await rosa.screened();
    expect(await told(harbor)).toMatchObject([
      { kind: 'screening-completed', sealed: null, reason: 'key-destroyed' },
    ]);
    expect(await gateway.parked.streams()).toEqual([]);
  });
});
