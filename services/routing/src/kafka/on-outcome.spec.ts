import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, massachusetts, quincy } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(() => {
  routing = hostedRouting();
  story = massachusetts(routing);
});

describe('a fact that overtakes the word', () => {
  beforeEach(async () => {
    await story.agencies();
    await story.takeIn();
    await story.reports.enrolled(bayside);
  });

  it('accepts and completes the referral, and takes the place', async () => {
    expect(await story.statuses()).toEqual([`${bayside}: completed`]);
    expect(routing.published().find(({ type }) => type === 'ReferralAccepted')?.data['impliedBy']).toMatch(
      /^event-/,
    );
  });

  it('lets the late word say nothing new', async () =>
    expect(await story.says(bayside, 'accepted')).toBe('nothing'));

  it('of an agency that is no party moves nothing', async () => {
    const referralId = await story.referralAt(bayside);
    const { personId, journeyId } = story.idsOf(1);
    const participationId = routing.ids.derive('participation', 'another');
    const gain = {
      kind: 'credential',
      type: 'transcript',
      attainedOn: '2026-05-20',
      fromLevel: null,
      toLevel: null,
      evidence: null,
    };
    const before = routing.published().length;
    await routing.tell('MilestoneAttained', participationId, {
      participationId,
      referralId,
      journeyId,
      personId,
      provider: quincy,
      ...gain,
    });
    expect(routing.published().length).toBe(before);
  });
});

describe('a fact whose hold is given back by somebody else', () => {
  it('takes a hold of its own, and completes the referral all the same', async () => {
    await story.agencies();
    await story.takeIn();
    await story.says(bayside, 'in-review', { key: 'one' });
    routing.meanwhileAt('hold.after-hold-before-accept', () =>
      story.answers(bayside, 'accepted', { key: 'one' }),
    );
    await story.reports.enrolled(bayside);
    expect(routing.published().map(({ type }) => type)).toContain('HoldReleased');
    expect(await story.statuses()).toEqual([`${bayside}: completed`]);
    expect((await routing.register.standing.counts()).seats).toMatchObject({ held: 0, taken: 1 });
  });
});
