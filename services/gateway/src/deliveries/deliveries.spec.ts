import { generateRecipientKey, openWith } from '@handoff/sealing';
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
  rosa.consents();
  await gateway.register.ownIds.keep(harbor, rosa.intakeId, 'HWC-1');
});

const told = async (partner: string) =>
  (await gateway.heard(partner)).map(({ type, data }) => ({ message: type, ...data }));
const lastTold = async (partner: string) => (await told(partner)).at(-1);

describe('the referrer is told', () => {
  it('that its intake was received, under its own ids', async () => {
    await rosa.submitted();
    expect(await told(harbor)).toEqual([
      expect.objectContaining({
        message: 'FactNotice',
        kind: 'intake-received',
        intake: rosa.known(harbor).intake,
        localRef: 'HWC-1',
        on: '2026-11-22',
      }),
    ]);
    expect(await told(bayside)).toEqual([]);
  });

  it('that the person was screened; why, it fetches', async () => {
    await rosa.submitted();
    await rosa.screened();
    expect(await lastTold(harbor)).toMatchObject({
      kind: 'screening-completed',
      intake: rosa.known(harbor).intake,
      localRef: 'HWC-1',
      sealed: null,
      reason: null,
    });
  });

  it('why, sealed to its key, when it has one', async () => {
    const { publicJwk, privateJwk } = await generateRecipientKey();
    await gateway.admit(harbor, { publicKey: publicJwk });
    await rosa.screened({ programs: [{ program: 'aefla', verdict: 'eligible' }] });
    const { sealed } = (await lastTold(harbor)) as unknown as { sealed: string };
    expect(await openWith(privateJwk, sealed)).toEqual({
      programs: [{ program: 'aefla', verdict: 'eligible' }],
    });
  });

  it('that it has to fetch an explanation that is too large for its topic', async () => {
    const { publicJwk } = await generateRecipientKey();
    await gateway.admit(harbor, { publicKey: publicJwk });
    await rosa.screened({ programs: [{ program: 'aefla', explanation: 'x'.repeat(150_000) }] });
    expect(await lastTold(harbor)).toMatchObject({
      kind: 'screening-completed',
      sealed: null,
      reason: 'too-large',
    });
  });

  it('each step and the end of the journey', async () => {
    await rosa.opened();
    await rosa.ended();
    const named = {
      journey: rosa.known(harbor).journey,
      intake: rosa.known(harbor).intake,
      localRef: 'HWC-1',
    };
    expect(await told(harbor)).toEqual([
      expect.objectContaining({ ...named, kind: 'journey-step', step: 'english', result: 'open' }),
      expect.objectContaining({ ...named, kind: 'journey-ended', result: 'reached-its-aim' }),
    ]);
  });

  it('each fact that comes of it, and by whom', async () => {
    await rosa.offered();
    await rosa.enrolled();
    expect(await lastTold(harbor)).toMatchObject({
      ...rosa.known(harbor),
      kind: 'enrolled',
      provider: bayside,
      program: 'aefla',
      step: 'english',
      localRef: 'HWC-1',
    });
    expect(await told(bayside)).toHaveLength(1);
  });
});

describe('both parties are told of a referral', () => {
  it('each in its role, under ids of its own; the short reference they share', async () => {
    await rosa.offered();
    const shared = { reference: 'ROS-4QD', status: 'offered', from: harbor, to: bayside, program: 'aefla' };
    expect(await told(bayside)).toEqual([
      expect.objectContaining({
        ...shared,
        role: 'receiver',
        referral: rosa.known(bayside).referral,
        intake: null,
        journey: null,
        step: null,
        localRef: null,
        screenedUnder: '2026-07-01.a1b2c3',
      }),
    ]);
    expect(await told(harbor)).toEqual([
      expect.objectContaining({ ...shared, ...rosa.known(harbor), role: 'referrer', localRef: 'HWC-1' }),
    ]);
  });

  it('what each status brings', async () => {
    const said: [Parameters<typeof rosa.moves>, object][] = [
      [['ReferralInReview', { respondBy: null }], { status: 'in-review' }],
      [
        ['ReferralNeedsPerson', { question: 'placement-test', answerBy: '2026-12-22T15:00:00.000Z' }],
        { status: 'needs-person', question: 'placement-test', respondBy: '2026-12-22T15:00:00.000Z' },
      ],
      [['ReferralWaitlisted', { position: 3 }], { status: 'waitlisted' }],
      [
        ['ReferralDeclined', { by: 'T', reason: 'no-place', next: 'next-option' }],
        { status: 'declined', reason: 'no-place', next: 'next-option' },
      ],
      [['ReferralExpired', { clock: 'response', next: 'park' }], { status: 'expired', reason: 'response' }],
      [['ReferralActive', { what: 'first-contact' }], { status: 'active', result: 'first-contact' }],
      [['ReferralNoted', { what: 'no-show' }], { status: 'active', result: 'no-show' }],
      [
        ['ReferralWithdrawalRequested', { by: 'R', confirmBy: '2026-12-22T15:00:00.000Z' }],
        { status: 'withdrawal-requested', respondBy: '2026-12-22T15:00:00.000Z' },
      ],
      [['ReferralCompleted', { by: 'X', result: 'enrolled' }], { status: 'completed', result: 'enrolled' }],
      [['ReferralEnteredInError', { reason: 'wrong-person' }], { status: 'entered-in-error' }],
    ];
    await rosa.offered();
    for (const [event, notice] of said) {
      await rosa.moves(...event);
      expect(await lastTold(bayside)).toMatchObject({
        message: 'ReferralNotice',
        role: 'receiver',
        ...notice,
      });
      expect(await lastTold(harbor)).toMatchObject({
        message: 'ReferralNotice',
        role: 'referrer',
        ...notice,
      });
    }
  });

  it("with the agency's own id for it, once it gave one", async () => {
    await rosa.offered();
    await gateway.register.ownIds.keep(bayside, rosa.referralId, 'BCC-7');
    await rosa.moves('ReferralInReview', { respondBy: null });
    expect(await lastTold(bayside)).toMatchObject({ localRef: 'BCC-7' });
    expect(await lastTold(harbor)).toMatchObject({ localRef: 'HWC-1' });
  });
});

describe('the agency that accepted', () => {
  it('with a key is told how to reach the person, sealed to it', async () => {
    const { publicJwk, privateJwk } = await generateRecipientKey();
    await gateway.admit(bayside, { publicKey: publicJwk });
    gateway.intake.reach(rosa.personId, { name: 'Rosa Ejemplo', contacts: [] });
    await rosa.offered();
    await rosa.accepted();
    const [, accepted, contact] = await told(bayside);
    expect(accepted).toMatchObject({ message: 'ReferralNotice', status: 'accepted' });
    expect(contact).toMatchObject({
      message: 'ContactReleased',
      referral: rosa.known(bayside).referral,
      reference: 'ROS-4QD',
      until: '2027-11-30',
    });
    const { sealed } = contact as unknown as { sealed: string };
    expect(await openWith(privateJwk, sealed)).toEqual({ name: 'Rosa Ejemplo', contacts: [] });
    expect((await told(harbor)).map(({ message }) => message)).not.toContain('ContactReleased');
  });

  it('without a key is told nothing of it, and fetches', async () => {
    await rosa.offered();
    await rosa.accepted();
    expect((await told(bayside)).map(({ message }) => message)).toEqual(['ReferralNotice', 'ReferralNotice']);
    expect(gateway.intake.asked.some((asked) => asked.startsWith('/internal/release'))).toBe(false);
  });
});

describe('an event that comes twice', () => {
  it('is told once', async () => {
    await rosa.submitted();
    await rosa.offered();
    const before = [await told(harbor), await told(bayside)];
    for (const topic of ['handoff.intake', 'handoff.referrals'])
      for (const { key, headers, payload } of gateway.broker.records(topic))
        await gateway.broker.producer().send({ topic, messages: [{ key, headers, value: payload }] });
    await gateway.settle();
    expect([await told(harbor), await told(bayside)]).toEqual(before);
    expect(await gateway.parked.streams()).toEqual([]);
  });

  it('because the process died after telling it is told once', async () => {
    gateway.crashAt('consumer.after-effect-before-cursor');
    await rosa.offered();
    expect(gateway.crashesAhead()).toEqual([]);
    expect(await told(bayside)).toMatchObject([{ status: 'offered' }]);
    expect(await told(harbor)).toMatchObject([{ status: 'offered' }]);
  });
});
