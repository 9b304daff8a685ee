import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, evening, massachusetts, quincy } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
  await story.takeIn({ number: 1 });
});

const seats = async () => (await routing.register.standing.counts()).seats;

describe('somebody at the desk of an agency that was never asked', () => {
  it('is accepted there at once, under a consent given there', async () => {
    routing.intake.revoke('person-1', quincy);
    expect(await story.comesToDesk(quincy)).toBe('done');
    expect(await story.statuses()).toEqual([`${bayside}: withdrawn`, `${quincy}: accepted`]);
    expect(routing.intake.asked).toContain(`/internal/consent/grant ${quincy}`);
  });

  it('leaves no other agency waiting for a word, and the journey goes on from there', async () => {
    await story.comesToDesk(quincy);
    await story.reports.enrolled(quincy);
    await story.reports.levelGain(quincy);
    expect(await story.statuses()).toContain('north-shore-career-center: offered');
  });

  it('is referred once, however often the agency says so', async () => {
    await story.comesToDesk(quincy);
    expect(await story.comesToDesk(quincy)).toBe('done');
    expect(await story.comesToDesk(quincy, { key: 'again' })).toBe('already-referred');
    expect(await story.statuses()).toHaveLength(2);
  });

  it('gets the same answer for the same message once they are enrolled, and once they are erased', async () => {
    await story.comesToDesk(quincy);
    await story.reports.enrolled(quincy);
    await story.reports.levelGain(quincy);
    expect(await story.comesToDesk(quincy)).toBe('done');
    await story.isErased();
    expect(await story.comesToDesk(quincy)).toBe('done');
    expect(routing.intake.asked.filter((asked) => asked.includes('/grant'))).toHaveLength(1);
  });

  it('goes on to the next option when the desk takes the acceptance back', async () => {
    await story.comesToDesk(quincy);
    await story.says(quincy, 'declined', { reason: 'requirements-not-completed' });
    expect((await routing.register.standing.counts()).journeys.waiting).toEqual({});
    expect((await story.statuses()).at(-1)).toBe(`${quincy}: offered`);
  });
});

describe('somebody at the desk of the agency that is asked already', () => {
  it('is accepted on that referral, which the refusal names', async () => {
    expect(await story.comesToDesk(bayside)).toBe('already-referred');
    const [referral] = await story.referrals();
    expect(await story.desk(bayside)).toMatchObject({
      mend: `Answer that referral: ${referral?.reference}.`,
    });
  });
});

describe('a desk with one place', () => {
  beforeEach(async () => {
    await story.takeIn({ number: 2 });
    await story.says(bayside, 'declined', { number: 1, reason: 'no-place' });
    await story.says(bayside, 'accepted', { number: 2 });
  });

  it('has none for a second; the person stands there all the same and can be put in line', async () => {
    expect(await story.comesToDesk(bayside)).toBe('no-place');
    expect((await story.statuses()).at(-1)).toBe(`${bayside}: offered`);
    expect(await story.says(bayside, 'waitlisted', { number: 1 })).toBe('done');
    expect(await seats()).toMatchObject({ seats: evening.seats, held: 0, taken: 1 });
  });
});

describe('a desk', () => {
  it('does not know a slip of a journey that has ended', async () => {
    await story.isErased();
    expect(await story.comesToDesk(quincy)).toBe('unknown-slip');
  });

  it('takes nobody for a service they never asked for', async () => {
    expect(await story.comesToDesk(quincy, { service: 'work.placement' })).toBe('not-asked-for');
  });

  it('consents for itself alone', async () => {
    expect(await story.comesToDesk(quincy, { consentTo: bayside })).toBe('consent-of-another-agency');
  });

  it('is told what is wrong with a consent that is over', async () => {
    expect(await story.comesToDesk(quincy, { until: '2025-12-31' })).toBe('consent-already-over');
    expect(await story.statuses()).toEqual([`${bayside}: offered`]);
  });
});
