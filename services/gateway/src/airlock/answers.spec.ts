import { beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';

let gateway: HostedGateway;

beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor, { way: 'kafka' });
  await gateway.admit(bayside, { way: 'kafka' });
});

const rejections = async (partner: string) => (await gateway.heard(partner)).map(({ data }) => data);
const illegal = {
  causation: `partner:${bayside}:m-1`,
  outcome: 'refused',
  code: 'illegal-transition',
  place: 'status',
  reason: 'From completed nothing leads to accepted.',
  mend: 'Look at where the referral stands.',
} as const;

describe("an owner's refusal", () => {
  it('comes back as a MessageRejected, in the words of the owner and the name of the message', async () => {
    await gateway.answers(illegal);
    const { causation: _, outcome: __, ...said } = illegal;
    expect(await rejections(bayside)).toEqual([
      { ...said, message: 'm-1', type: 'handoff.partners.ReferralResponse', at: gateway.time.clock.now() },
    ]);
    expect(await rejections(harbor)).toEqual([]);
  });

  it('is told once, however often it is answered', async () => {
    await gateway.answers(illegal);
    await gateway.answers(illegal);
    await gateway.answers({ ...illegal, code: 'another' });
    expect(await rejections(bayside)).toMatchObject([{ code: 'illegal-transition' }]);
  });

  it.each([
    ['handoff.intake.SubmitIntake', 'handoff.partners.IntakeSubmission'],
    ['handoff.referrals.RespondToReferral', 'handoff.partners.ReferralResponse'],
    ['handoff.outcomes.RecordMilestone', 'handoff.partners.FactReport'],
    ['handoff.referrals.IntroducePerson', 'handoff.partners.Introduction'],
  ])('of %s names the %s that was sent', async (command, type) => {
    await gateway.answers({ ...illegal, command });
    expect(await rejections(bayside)).toMatchObject([{ type }]);
  });

  it('names no id of the inside', async () => {
    const referral = gateway.ids.derive('referral', 'r');
    await gateway.answers({
      ...illegal,
      code: 'stream-full',
      place: referral,
      reason: `${referral} would hold 201 events.`,
    });
    await gateway.answers({
      ...illegal,
      causation: `partner:${bayside}:m-2`,
      place: `partner:${bayside}:m-2`,
    });
    expect(await rejections(bayside)).toMatchObject([
      { code: 'stream-full', place: null, reason: 'it would hold 201 events.' },
      { place: null },
    ]);
  });
});

describe('an answer that is nothing to a partner', () => {
  it.each([
    ['what was done', { causation: `partner:${bayside}:m-1`, outcome: 'done' }],
    ['what changed nothing', { causation: `partner:${bayside}:m-1`, outcome: 'nothing' }],
    ["the exchange's own doing", { ...illegal, causation: 'event-1:hold' }],
    ["a clock's", { ...illegal, causation: 'clock:referral-1:3' }],
  ] as const)('is not told: %s', async (_, answer) => {
    await gateway.answers(answer);
    expect([await rejections(bayside), await rejections(harbor)]).toEqual([[], []]);
  });
});
