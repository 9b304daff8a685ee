import { afterEach, beforeEach, expect, it } from 'vitest';
import { viewId } from '../domain/view.ts';
import { bayside, harbor } from '../testing/agencies.ts';
import { type Case, caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { mayLeaveAgain } from './may-leave-again.ts';

let gateway: HostedGateway;
let rosa: Case;

beforeEach(async () => {
  gateway = await hostedGateway();
  for (const slug of [harbor, bayside]) await gateway.admit(slug);
  rosa = caseOf(gateway, 'rosa');
  rosa.consents();
  await rosa.offered();
});
afterEach(() => gateway.stop());

const mayLeave = async (partner: string): Promise<readonly boolean[]> => {
  const events = await gateway.eventsOf(viewId(partner, rosa.referralId));
  return Promise.all(events.map((event) => mayLeaveAgain(event, gateway.context)));
};

it('what was told under a consent is told again while it holds', async () => {
  expect(await mayLeave(bayside)).toEqual([true]);
  expect(await mayLeave(harbor)).toEqual([true]);
});

it('is not told again after it was taken back; that something is withheld, and that it is over, is', async () => {
  gateway.intake.withdraw(rosa.personId, `${bayside} routing`, `${harbor} progress`);
  await rosa.moves('ReferralInReview', { respondBy: null });
  expect(await mayLeave(bayside)).toEqual([false]);
  expect(await mayLeave(harbor)).toEqual([false, true]);
});
