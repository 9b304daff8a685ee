import { beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';

let gateway: HostedGateway;
let rosa: Case;

beforeEach(async () => {
  gateway = await hostedGateway();
  for (const slug of [harbor, bayside, northShore]) await gateway.admit(slug);
  rosa = caseOf(gateway, 'rosa');
  rosa.consents();
});

const toldOf = async (partner: string) =>
  (await gateway.heard(partner)).map(({ data: { status, introduction } }) => [status, introduction]);
const isAccompanied = () => rosa.moves('ReferralIntroduced', { how: 'accompanied' });

describe('how somebody comes', () => {
  it('is told to whoever expects them, and moves nothing', async () => {
    await rosa.offered();
    await isAccompanied();
    expect(await toldOf(bayside)).toEqual([
      ['offered', null],
      ['offered', 'accompanied'],
    ]);
    expect(await toldOf(harbor)).toEqual([['offered', null]]);
  });

  it('is told to each of several that are asked, by the reference each of them knows', async () => {
    rosa.consents();
    gateway.intake.consent(rosa.personId, `${northShore} routing`);
    const offer = { program: 'aefla', cohort: null };
    const offers = [
      { ...offer, agency: bayside, reference: rosa.reference },
      { ...offer, agency: northShore, reference: 'NSH-4QD' },
    ];
    await rosa.offered({ several: { mode: 'confirm', priority: null, offers } });
    await isAccompanied();
    for (const [agency, reference] of [
      [bayside, rosa.reference],
      [northShore, 'NSH-4QD'],
    ] as const)
      expect((await gateway.heard(agency)).at(-1)?.data).toMatchObject({
        reference,
        to: agency,
        introduction: 'accompanied',
      });
  });

  it.each([
    [
      'without consent',
      async () => {
        await rosa.offered();
        gateway.intake.withdraw(rosa.personId, `${bayside} routing`);
      },
    ],
    [
      'once it is over',
      async () => {
        await rosa.offered();
        await rosa.moves('ReferralCompleted', { by: 'X', result: 'could-not-be-reached' });
      },
    ],
  ])('is not told %s', async (_, come) => {
    await come();
    const before = await toldOf(bayside);
    await isAccompanied();
    expect(await toldOf(bayside)).toEqual(before);
  });
});
