import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, evening, massachusetts } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

const terms = {
  unit: 'place',
  tiers: [],
  registerBy: '2026-01-23',
  applyDays: 8,
  testDays: 4,
  censusOn: '2026-02-17',
};
const told = (type: string) => routing.published().findLast((event) => event.type === type)?.data;

/** Monday, 5 January, nine in the morning in Boston; the college's own break is on the 7th. */
beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies({ ...evening, startsOn: '2026-01-26', terms });
  await story.takeIn();
});

describe('a class with a calendar', () => {
  it('asks the college for its word before applications close, however long it has otherwise', async () => {
    expect(told('ReferralOffered')).toMatchObject({ respondBy: '2026-01-13T05:00:00.000Z' });
  });

  it('lets an acceptance depend on the placement test only until the last test before registration', async () => {
    await story.says(bayside, 'accepted', { conditional: 'placement-test' });
    expect(told('ReferralAccepted')).toMatchObject({ conditionBy: '2026-01-17T05:00:00.000Z' });
    await routing.pass(12);
    expect(told('ReferralExpired')).toMatchObject({ clock: 'condition' });
    expect((await routing.register.standing.counts()).seats).toMatchObject({ held: 0, taken: 0 });
  });

  it('reminds the college three days before', async () => {
    await story.says(bayside, 'accepted', { conditional: 'placement-test' });
    await routing.pass(9);
    expect(told('ReferralReminded')).toMatchObject({ clock: 'condition', whom: 'T' });
  });

  it('takes nobody after registration', async () => {
    await story.says(bayside, 'needs-person', { question: 'placement-test' });
    await routing.pass(20);
    expect(await story.says(bayside, 'accepted')).toBe('registration-closed');
  });
});

describe('an agency with days of its own', () => {
  it('is given its open days to answer', async () => {
    await story.closes(bayside, { timeZone: null, closedWeekdays: [0, 1, 6], closedDays: ['2026-01-07'] });
    await story.takeIn({ number: 2 });
    // Tuesday to Friday, not the 7th: 6, 8, 9, 13, 14 January; but applications close on the 9th.
    expect(told('ReferralOffered')).toMatchObject({ respondBy: '2026-01-10T05:00:00.000Z' });
  });
});
