import { beforeEach, describe, expect, it } from 'vitest';
import type { Known } from '../domain/referral/state.ts';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, harbor, massachusetts, quincy } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

const seats = async () => (await routing.register.standing.counts()).seats;
const referral = async (): Promise<Known> => {
  const last = (await story.referrals()).at(-1);
  return (routing.documents.referral.get(last?.referralId ?? '')?.state as Known) ?? expect.unreachable();
};
const confirms = async (agency: string) =>
  story.says(harbor, 'accepted', {
    by: 'P',
    offer: agency,
    referralId: (await referral()).parties.referralId,
  });
const answers = async (agency: string, status: string, more: { reason?: string; key?: string } = {}) =>
  story.says(agency, status, {
    ...more,
    key: more.key ?? `${agency} ${status}`,
    referralId: (await referral()).parties.referralId,
  });
const offers = async () =>
  (await referral()).several?.offers.map(({ agency, status }) => `${agency}: ${status}`);

/** Nobody is left of the intake's own choices; the person asks for both at once. */
beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
  await story.takeIn({ number: 1 });
  await story.says(bayside, 'declined', { reason: 'no-place' });
  await story.says(quincy, 'declined', { reason: 'no-place' });
  await story.chooses([bayside, quincy], { atOnce: true });
});

describe('several agencies asked at once', () => {
  it('are asked in one referral, each under a reference of its own', async () => {
    const { several, parties } = await referral();
    expect([parties.agency, ...(several?.offers ?? []).map(({ agency }) => agency)]).toEqual([
      bayside,
      bayside,
      quincy,
    ]);
    expect(new Set(several?.offers.map(({ reference }) => reference)).size).toBe(2);
  });

  it('each hold a place until the person confirms one; the place of the other goes back', async () => {
    expect(await answers(bayside, 'accepted')).toBe('done');
    expect(await answers(quincy, 'accepted')).toBe('done');
    expect(await seats()).toMatchObject({ held: 1, taken: 0 });
    expect(await confirms(quincy)).toBe('done');
    expect(await referral()).toMatchObject({ status: 'accepted', parties: { agency: quincy } });
    expect(await seats()).toMatchObject({ held: 0, taken: 0 });
  });

  it('keep the place that is confirmed', async () => {
    await answers(bayside, 'accepted');
    await confirms(bayside);
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
    expect(await answers(quincy, 'accepted')).toBe('taken-by-another');
  });

  it('keep the place beyond the hour of a hold: the person has days', async () => {
    await answers(bayside, 'accepted');
    await routing.pass(1);
    expect(await seats()).toMatchObject({ held: 1 });
  });

  it('lose it when the person does not confirm; the others are still asked', async () => {
    await answers(bayside, 'accepted');
    await routing.pass(3);
    expect(await seats()).toMatchObject({ held: 0 });
    expect(await offers()).toEqual([`${bayside}: closed`, `${quincy}: open`]);
  });

  it('that all decline leave the journey to the referrer', async () => {
    await answers(bayside, 'declined', { reason: 'course-does-not-fit' });
    expect((await referral()).status).toBe('offered');
    await answers(quincy, 'declined', { reason: 'course-does-not-fit' });
    expect((await referral()).status).toBe('declined');
    expect((await routing.register.standing.counts()).journeys.waiting).toEqual({ 'no-option-left': 1 });
  });

  it('lose only the offer that consent no longer covers', async () => {
    await story.changesMind(bayside);
    expect(await offers()).toEqual([`${bayside}: closed`, `${quincy}: open`]);
    await story.changesMind(quincy);
    expect((await referral()).status).toBe('withdrawn');
  });

  it('in a community queue: the first that accepts has the person, without another word', async () => {
    for (const agency of [bayside, quincy]) await answers(agency, 'declined', { reason: 'no-place' });
    expect(await story.chooses([quincy, bayside], { atOnce: true, mode: 'queue', priority: 2 })).toBe('done');
    expect((await referral()).several).toMatchObject({ mode: 'queue', priority: 2 });
    expect(await answers(bayside, 'accepted', { key: 'takes' })).toBe('done');
    expect(await answers(quincy, 'accepted', { key: 'takes too' })).toBe('taken-by-another');
    expect(await referral()).toMatchObject({ status: 'accepted', parties: { agency: bayside } });
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });

  it.each([
    [{ mode: 'queue' }, 'not-at-once'],
    [{ atOnce: true, mode: 'auction' }, 'unknown-mode'],
    [{ atOnce: true, mode: 'confirm', priority: 1 }, 'no-queue'],
  ])('are not asked in a way that makes no sense: %j', async (how, code) => {
    for (const agency of [bayside, quincy]) await answers(agency, 'declined', { reason: 'no-place' });
    expect(await story.chooses([quincy, bayside], how)).toBe(code);
  });

  it('are agencies of this exchange that offer the service', async () => {
    for (const agency of [bayside, quincy]) await answers(agency, 'declined', { reason: 'no-place' });
    expect(await story.chooses([bayside, 'atlantis-college'])).toBe('unknown-agency');
    expect(await story.chooses(['north-shore-career-center'])).toBe('service-not-offered');
  });

  it('do not hear of each other: another agency’s word is no word on this referral', async () =>
    expect(await answers('north-shore-career-center', 'accepted')).toBe('not-a-party'));

  it('of which one reports an enrollment have been settled by that', async () => {
    await answers(bayside, 'accepted');
    await confirms(bayside);
    await story.reports.enrolled(bayside);
    expect((await referral()).status).toBe('completed');
  });
});
