import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, massachusetts } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

const seats = async () => (await routing.register.standing.counts()).seats;
const stepsOf = async () =>
  (await routing.eventsOf(story.idsOf(1).journeyId))
    .filter(({ type }) => type === 'JourneyAdvanced')
    .map(({ data }) => [data['step'], data['status'], data['because']].join(' '));
const struckBy = async () =>
  routing.published().flatMap(({ type, data }) => (type === 'ReferralEnteredInError' ? [data['by']] : []));
const strike = { reason: 'wrong-person' };

beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
  await story.takeIn();
});

describe('a referral entered in error', () => {
  it('gives its place back, and its step waits until the referrer says how to go on', async () => {
    await story.says(bayside, 'accepted');
    expect(await seats()).toMatchObject({ taken: 1 });
    expect(await story.says(bayside, 'entered-in-error', strike)).toBe('done');
    expect(await seats()).toMatchObject({ held: 0, taken: 0 });
    expect((await stepsOf()).at(-1)).toBe('english waiting parked');
    expect(await struckBy()).toEqual(['T']);
  });

  it('leaves somebody the seat they sit on, whoever else strikes how they came', async () => {
    await story.reports.enrolled(bayside);
    expect(
      await story.says(bayside, 'entered-in-error', { ...strike, by: 'R', agency: 'harbor-worker-center' }),
    ).toBe('done');
    expect(await seats()).toMatchObject({ taken: 1 });
    expect(await struckBy()).toEqual(['R']);
  });

  it('frees the seat where the agency that enrolled somebody strikes it', async () => {
    await story.reports.enrolled(bayside);
    await story.says(bayside, 'entered-in-error', strike);
    expect(await seats()).toMatchObject({ taken: 0 });
  });

  it('moves nobody on: a fact reported under it starts no next step', async () => {
    await story.says(bayside, 'accepted');
    await story.says(bayside, 'entered-in-error', strike);
    const before = await stepsOf();
    await story.reports.enrolled(bayside);
    await story.reports.levelGain(bayside);
    expect(await stepsOf()).toEqual(before);
    expect(await story.statuses()).toEqual([`${bayside}: entered-in-error`]);
  });
});
