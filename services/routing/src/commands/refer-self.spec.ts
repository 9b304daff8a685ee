import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, evening, harbor, massachusetts, quincy } from '../testing/massachusetts.ts';

const library = 'river-street-library';
let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
  await story.takeIn();
});

describe('somebody who refers themselves, at a library with a keyboard', () => {
  it('is offered where they want to go, under the consent they gave for it', async () => {
    routing.intake.revoke('person-1', quincy);
    expect(await story.refersSelf(quincy, library)).toBe('done');
    expect(await story.statuses()).toEqual([`${bayside}: offered`, `${quincy}: offered`]);
    expect(routing.intake.asked).toContain(`/internal/consent/grant ${quincy}`);
  });

  it('is spoken for by themselves: the event says so, and the referrer stays who it was', async () => {
    await story.refersSelf(quincy, library);
    const [event] = await routing.eventsOf(await story.referralAt(quincy));
    expect(event?.data).toMatchObject({ by: 'P', referrer: harbor, agency: quincy });
    expect(JSON.stringify(event?.data)).not.toContain(library);
  });

  it('leaves nobody else waiting for a word once that agency accepts', async () => {
    await story.refersSelf(quincy, library);
    await story.says(quincy, 'accepted');
    expect(await story.statuses()).toEqual([`${bayside}: withdrawn`, `${quincy}: accepted`]);
  });

  it('loses nothing where it comes to nothing: whoever was asked is still asked', async () => {
    await story.refersSelf(quincy, library);
    await story.says(quincy, 'declined', { reason: 'schedule-does-not-fit' });
    expect(await story.statuses()).toEqual([`${bayside}: offered`, `${quincy}: declined`]);
    await story.says(bayside, 'accepted');
    expect((await story.statuses())[0]).toBe(`${bayside}: accepted`);
  });

  it('is referred once, however often it is said; where the referral stands is not told there', async () => {
    await story.refersSelf(quincy, library);
    expect(await story.refersSelf(quincy, library)).toBe('done');
    expect(await story.refersSelf(quincy, library, { key: 'again' })).toBe('already-referred');
    expect(await story.refersSelf(bayside, library, { key: 'there' })).toBe('already-referred');
    const [first] = await story.referrals();
    const outcome = await story.selfReferral(bayside, library, { key: 'there' });
    expect(JSON.stringify(outcome)).not.toContain(first?.reference);
    expect(await story.statuses()).toHaveLength(2);
  });

  it('is answered alike for the same message once they are erased', async () => {
    await story.refersSelf(quincy, library);
    await story.isErased();
    expect(await story.refersSelf(quincy, library)).toBe('done');
  });

  it.each([
    ['for what they never asked for', () => story.refersSelf(quincy, library, { service: 'work.placement' })],
    ['to an agency that is not there', () => story.refersSelf('nowhere', library)],
  ])('goes nowhere %s', async (_, refer) => expect(await refer()).toBe('not-asked-for'));

  it('consents to the agency they go to, and to no other', async () =>
    expect(await story.refersSelf(quincy, library, { consentTo: library })).toBe(
      'consent-of-another-agency',
    ));

  it('needs a journey that goes on', async () => {
    await story.isErased();
    expect(await story.refersSelf(quincy, library)).toBe('unknown-slip');
  });

  it('waits in line like everybody else where the class is full', async () => {
    await story.agencies({ ...evening, seats: 0 });
    await story.refersSelf(quincy, library);
    expect(await story.says(quincy, 'waitlisted')).toBe('done');
  });
});
