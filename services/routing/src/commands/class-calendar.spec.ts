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

const offersAtBayside = () =>
  routing.published().filter(({ type, data }) => type === 'ReferralOffered' && data['agency'] === bayside);

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

  it('gives a place that comes free to the next in line until the census, and to nobody after it', async () => {
    await story.takeIn({ number: 2 });
    await story.says(bayside, 'accepted');
    await story.says(bayside, 'active', { what: 'class-start' });
    await story.says(bayside, 'waitlisted', { number: 2 });
    // Monday, 16 February, is a holiday: what is offered on Friday is to be answered by Tuesday, the day of the census.
    await routing.pass(39);
    await story.says(bayside, 'declined', { reason: 'requirements-not-completed' });
    expect(offersAtBayside().at(-1)?.data).toMatchObject({ respondBy: '2026-02-18T05:00:00.000Z' });
    expect(await story.says(bayside, 'accepted', { number: 2 })).toBe('done');
    await story.says(bayside, 'active', { number: 2, what: 'class-start' });
    await story.takeIn({ number: 3 });
    await story.says(bayside, 'waitlisted', { number: 3 });
    await routing.pass(5);
    const before = offersAtBayside().length;
    await story.says(bayside, 'declined', { number: 2, reason: 'requirements-not-completed' });
    expect(offersAtBayside()).toHaveLength(before);
    expect(await story.statuses(3)).toEqual([`${bayside}: waitlisted`]);
  });

  it.each([
    ['registration', '2026-01-23', 30, '2026-02-18T05:00:00.000Z'],
    ['placement-test', '2026-01-23', 30, '2026-02-18T05:00:00.000Z'],
    ['placement-test', '2026-01-30', 22, '2026-01-31T05:00:00.000Z'],
  ])(
    'lets who comes out of the line meet %s, registering by %s, on a day to come',
    async (conditional, registerBy, days, by) => {
      await story.agencies({ ...evening, startsOn: '2026-02-02', terms: { ...terms, registerBy } });
      await story.takeIn({ number: 2 });
      await story.says(bayside, 'accepted');
      await story.says(bayside, 'active', { what: 'class-start' });
      await story.says(bayside, 'waitlisted', { number: 2 });
      await routing.pass(days);
      await story.says(bayside, 'declined', { reason: 'requirements-not-completed' });
      expect(await story.says(bayside, 'accepted', { number: 2, conditional })).toBe('done');
      expect(told('ReferralAccepted')).toMatchObject({ conditionBy: by });
      await routing.pass(1);
      expect(await story.statuses(2)).toEqual([`${bayside}: accepted`]);
      expect((await routing.register.standing.counts()).seats).toMatchObject({ taken: 1 });
    },
  );

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
