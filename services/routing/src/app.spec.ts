import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from './testing/hosted-routing.ts';
import { bayside, massachusetts, northShore } from './testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(() => {
  routing = hostedRouting();
  story = massachusetts(routing);
});

const seats = async () => (await routing.register.standing.counts()).seats;
const journeys = async () => (await routing.register.standing.counts()).journeys;
const nothingParked = async () => expect(await routing.parked.streams()).toEqual([]);

describe('the way of Massachusetts, over events and commands', () => {
  it('goes from English at the college to work at the job center, and ends', async () => {
    await story.agencies();
    await story.takeIn();
    expect(await story.statuses()).toEqual([`${bayside}: offered`]);

    expect(await story.says(bayside, 'accepted')).toBe('done');
    expect(await seats()).toEqual({ cohorts: 1, seats: 1, held: 0, taken: 1 });

    await story.reports.enrolled(bayside);
    expect(await story.statuses()).toEqual([`${bayside}: completed`]);
    expect(await journeys()).toEqual({ open: 0, waiting: { enrolled: 1 }, ended: {} });

    await story.reports.levelGain(bayside);
    expect(await story.statuses()).toEqual([`${bayside}: completed`, `${northShore}: offered`]);

    await story.says(northShore, 'accepted');
    await story.reports.placed(northShore);
    expect(await story.statuses()).toEqual([`${bayside}: completed`, `${northShore}: completed`]);
    expect(await journeys()).toEqual({ open: 0, waiting: {}, ended: { 'reached-its-aim': 1 } });
    await nothingParked();
  });

  it('is drawn step by step, with dates', async () => {
    await story.agencies();
    await story.takeIn();
    const { journeyId } = story.idsOf(1);
    expect(
      await routing.call('gateway', 'GET', '/internal/journeys/:id', { params: { id: journeyId } }),
    ).toMatchObject({
      pathway: 'english-to-work',
      status: 'open',
      steps: [
        {
          id: 'english',
          trail: [{ status: 'open', because: 'journey-opened', at: '2026-01-05T14:00:00.000Z' }],
          referrals: [{ agency: bayside, status: 'offered' }],
        },
        { id: 'work', status: 'waiting', because: 'waits-for-fact', referrals: [] },
      ],
    });
  });

  it('opens the journey also when the screening is seen before the intake', async () => {
    await story.agencies();
    await story.screen();
    expect(await story.statuses()).toEqual([]);
    await story.submit();
    expect(await story.statuses()).toEqual([`${bayside}: offered`]);
  });

  it('is not changed by anything that comes twice', async () => {
    await story.agencies();
    await story.takeIn();
    const before = routing.published().length;
    for (const topic of ['handoff.referrals', 'handoff.intake', 'handoff.eligibility'])
      for (const { key, headers, payload } of routing.broker.records(topic))
        await routing.broker.producer().send({ topic, messages: [{ key, headers, value: payload }] });
    await routing.settle();
    expect(routing.published().length).toBe(before);
  });
});
