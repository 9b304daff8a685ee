import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, evening, harbor, massachusetts, quincy } from '../testing/massachusetts.ts';

const groupId = 'group-of-two-adults';
let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies({ ...evening, seats: 2 });
  for (const number of [1, 2]) await story.takeIn({ number, groupId });
  await story.takeIn({ number: 3 });
});

const groupsOffered = async (number: number) => {
  const referrals = await story.referrals(number);
  const events = await Promise.all(referrals.map(({ referralId }) => routing.eventsOf(referralId)));
  return events
    .flat()
    .filter(({ type }) => type === 'ReferralOffered')
    .map(({ data }) => (data as { groupId: string | null }).groupId);
};

describe('two adults of one household', () => {
  it('have a journey and a referral each, which say that they come together', async () => {
    expect([await groupsOffered(1), await groupsOffered(2), await groupsOffered(3)]).toEqual([
      [groupId],
      [groupId],
      [null],
    ]);
    expect(new Set([await story.referralAt(bayside, 1), await story.referralAt(bayside, 2)]).size).toBe(2);
  });

  it('come together at the next agency, too', async () => {
    await story.says(bayside, 'declined', { number: 1, reason: 'no-place' });
    expect(await groupsOffered(1)).toEqual([groupId, groupId]);
  });

  it('and at a desk', async () => {
    await story.comesToDesk(quincy, { number: 2 });
    expect(await groupsOffered(2)).toEqual([groupId, groupId]);
  });

  it('are answered one by one: a no to one is no word about the other', async () => {
    await story.says(bayside, 'accepted', { number: 1 });
    await story.says(bayside, 'declined', { number: 2, reason: 'schedule-does-not-fit' });
    expect(await story.statuses(1)).toEqual([`${bayside}: accepted`]);
    expect(await story.statuses(2)).toEqual([`${bayside}: declined`, `${quincy}: offered`]);
  });

  it.each([
    ['takes consent back', () => story.changesMind(bayside, 1)],
    ['is erased', () => story.isErased(1)],
    ['is withdrawn by the referrer', () => story.says(bayside, 'withdrawn', { by: 'R', agency: harbor })],
  ])('stand alone: one %s, and the other stays as they were', async (_, happens) => {
    await story.says(bayside, 'accepted', { number: 2 });
    const before = await routing.eventsOf(await story.referralAt(bayside, 2));
    await happens();
    expect((await story.statuses(1))[0]).toBe(`${bayside}: withdrawn`);
    expect(await routing.eventsOf(await story.referralAt(bayside, 2))).toEqual(before);
    expect((await routing.register.standing.counts()).seats).toMatchObject({ taken: 1 });
  });
});
