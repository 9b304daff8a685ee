import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, harbor, massachusetts, quincy } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(() => {
  routing = hostedRouting();
  story = massachusetts(routing);
});

const journeys = async () => (await routing.register.standing.counts()).journeys;

describe('an answer', () => {
  beforeEach(async () => {
    await story.agencies();
    await story.takeIn();
  });

  it('is taken only from the agency that was offered', async () => {
    const referralId = await story.referralAt(bayside);
    expect(await story.says(quincy, 'accepted', { referralId })).toBe('not-a-party');
    expect(await story.says(harbor, 'accepted', { referralId })).toBe('not-a-party');
  });

  it('for a referral that is not there is answered as one of other people', async () => {
    const referralId = routing.ids.derive('referral', 'nowhere');
    expect(await story.says(bayside, 'accepted', { referralId })).toBe('not-a-party');
  });

  it('of the referrer is no answer of the agency', async () =>
    expect(
      await story.says(harbor, 'accepted', { by: 'R', referralId: await story.referralAt(bayside) }),
    ).toBe('no-place-held-there'));

  it('is never given by the exchange', async () =>
    expect(await story.says(bayside, 'expired', { by: 'X' })).toBe('unknown-speaker'));

  it.each(['done', 'place-held', 'constructor'])('with no such status is refused: %s', async (status) =>
    expect(await story.says(bayside, status)).toBe('unknown-status'),
  );

  it.each(['enrolled', 'placed'])('that closes as %s is asked for the fact', async (result) => {
    await story.says(bayside, 'accepted');
    expect(await story.says(bayside, 'completed', { result })).toBe('report-the-fact');
  });

  it('that is sent twice under one key is given once, and answered alike', async () => {
    const first = await story.answers(bayside, 'accepted');
    expect(await story.answers(bayside, 'accepted')).toMatchObject({ ...first, repeated: true });
  });

  it('under a used key with another body is refused', async () => {
    await story.says(bayside, 'in-review', { key: 'one' });
    expect(await story.says(bayside, 'declined', { key: 'one', reason: 'no-place' })).toBe(
      'causation-reused',
    );
  });

  it('that accepts under a used key keeps no place held', async () => {
    await story.says(bayside, 'in-review', { key: 'one' });
    expect(await story.says(bayside, 'accepted', { key: 'one' })).toBe('causation-reused');
    expect((await routing.register.standing.counts()).seats).toMatchObject({ held: 0, taken: 0 });
  });

  it('that asks the person stops the clock of the agency', async () => {
    await story.says(bayside, 'needs-person', { question: 'placement-test' });
    await routing.pass(20);
    expect(await story.statuses()).toEqual([`${bayside}: needs-person`]);
    await routing.pass(10);
    expect(await story.statuses()).toEqual([`${bayside}: completed`]);
    expect(await journeys()).toEqual({ open: 0, waiting: {}, ended: { 'ended-early': 1 } });
  });
});
