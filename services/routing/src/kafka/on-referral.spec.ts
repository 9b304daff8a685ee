import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, harbor, massachusetts, quincy } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(() => {
  routing = hostedRouting();
  story = massachusetts(routing);
});

const seats = async () => (await routing.register.standing.counts()).seats;
const journeys = async () => (await routing.register.standing.counts()).journeys;

describe('the next option', () => {
  beforeEach(async () => {
    await story.agencies();
    await story.takeIn();
  });

  const replaced = async () =>
    routing
      .published()
      .filter(({ type }) => type === 'ReferralOffered')
      .map(({ data }) => [data['agency'], data['replaces']]);

  it('follows a decline, as a new referral that names the old one', async () => {
    await story.says(bayside, 'declined', { reason: 'schedule-does-not-fit' });
    expect(await story.statuses()).toEqual([`${bayside}: declined`, `${quincy}: offered`]);
    expect(await replaced()).toEqual([
      [bayside, null],
      [quincy, await story.referralAt(bayside)],
    ]);
  });

  it('follows an offer nobody answered', async () => {
    await routing.pass(8);
    expect(await story.statuses()).toEqual([`${bayside}: expired`, `${quincy}: offered`]);
  });

  it('follows an acceptance without first contact, and the place goes back', async () => {
    await story.says(bayside, 'accepted');
    await routing.pass(16);
    expect(await story.statuses()).toEqual([`${bayside}: expired`, `${quincy}: offered`]);
    expect(await seats()).toMatchObject({ held: 0, taken: 0 });
  });

  it("is the referrer's to find when none is left", async () => {
    await routing.pass(8);
    await routing.pass(9);
    expect(await story.statuses()).toEqual([`${bayside}: expired`, `${quincy}: expired`]);
    expect(await journeys()).toEqual({ open: 0, waiting: { 'no-option-left': 1 }, ended: {} });
  });

  it('does not come when the person wants no more', async () => {
    await story.says(bayside, 'declined', { reason: 'person-no-longer-wants' });
    expect(await journeys()).toEqual({ open: 0, waiting: {}, ended: { 'ended-early': 1 } });
  });
});

describe('a cancel that the agency never confirms', () => {
  it('stands by itself after its open days, not before, once the agency was reminded; the place goes back', async () => {
    await story.agencies();
    await story.takeIn();
    const referralId = await story.referralAt(bayside);
    await story.says(bayside, 'accepted');
    await story.says(harbor, 'withdrawal-requested', { referralId, by: 'R' });
    const told = (type: string) => routing.published().filter((event) => event.type === type);
    await routing.pass(6);
    expect(told('ReferralReminded').at(-1)?.data).toBeUndefined();
    expect(await seats()).toMatchObject({ taken: 1 });
    await routing.pass(1);
    expect(told('ReferralReminded').at(-1)?.data).toMatchObject({ clock: 'withdrawal', whom: 'T' });
    await routing.pass(1);
    expect(told('ReferralWithdrawn').at(-1)?.data).toMatchObject({ by: 'X', clock: 'withdrawal' });
    expect(await seats()).toMatchObject({ held: 0, taken: 0 });
  });
});
