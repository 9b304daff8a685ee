import { eventually } from '@handoff/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AtEveryDoor, inMemoryNetwork, type InMemoryNetwork } from './in-memory-network.ts';
import { offered } from '../support/stories/referred.ts';
import { doors } from './response-by.ts';

const college = 'bayside-community-college';
let network: InMemoryNetwork;
let center: AtEveryDoor;
let bayside: AtEveryDoor;

beforeAll(async () => {
  network = await inMemoryNetwork();
  bayside = await network.agency(college, {
    services: [{ code: 'learn.esl', program: 'aefla' }],
    reports: null,
  });
  center = await network.agency('harbor-worker-center');
});
afterAll(() => network.stop());

type Network = Readonly<{
  referrals: number;
  funnel: readonly Readonly<{ stage: string; referrals: number }>[];
}>;
const funnelOf = async () => {
  const { network: known } = (await network.figures()) as Readonly<{ network: Network }>;
  return Object.fromEntries(known.funnel.map(({ stage, referrals }) => [stage, referrals]));
};

describe('a referral that was a mistake', () => {
  it.each(doors)('is struck by whoever made it, by %s, and leaves every figure', async (name, say) => {
    const reference = await offered(center, bayside, `mistake-${name}`);
    await bayside.answers(reference, 'accepted');
    await bayside.reports(reference, 'enrolled', { program: 'aefla' });
    await eventually(async () => expect(await funnelOf()).toMatchObject({ offered: 1, enrolled: 1 }), {
      within: 20_000,
      every: 100,
    });
    await say(center, reference, { status: 'entered-in-error', reason: 'wrong-person' });
    for (const agency of [center, bayside]) await agency.hears({ reference, status: 'entered-in-error' });
    await eventually(async () => expect(await funnelOf()).toMatchObject({ offered: 0, enrolled: 0 }), {
      within: 20_000,
      every: 100,
    });
    const late = await bayside.reports(reference, 'milestone', { type: 'educational-functioning-level' });
    expect([late.status, late.json['code']]).toEqual([409, 'referral-entered-in-error']);
    const back = { program: 'aefla', amends: 'withdraw', why: 'typing-mistake' };
    expect((await bayside.reports(reference, 'enrolled', back)).status).toBe(202);
  });
});
