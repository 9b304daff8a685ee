import { beforeEach, describe, expect, it } from 'vitest';
import { changesBeforeCarrying } from '../domain/seats/carry.ts';
import type { Seats } from '../domain/seats/state.ts';
import { growTo } from '../testing/busy-cohort.ts';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, evening, massachusetts } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;
const states = () => [...routing.documents.seats.values()].map(({ state }) => state as Seats);

/** A cohort of two places, of which one is taken, and years of coming and going on the other: the last of it here. */
beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies({ ...evening, seats: 2 });
  for (const number of [1, 2, 3]) await story.takeIn({ number });
  await story.says(bayside, 'accepted', { number: 1 });
  const seatsId = routing.ids.derive('seats', `${bayside}/${evening.cohort}`);
  await growTo(routing, seatsId, changesBeforeCarrying - 2);
  expect(states().map(({ status }) => status)).toEqual(['open']);
  for (const type of ['HoldPlace', 'ReleasePlace']) {
    const data = { referralId: 'referral-of-nobody', hold: changesBeforeCarrying };
    await routing.context.handle('seats', seatsId, { type, data }, { causation: `${type} at last` });
  }
  await routing.settle();
});

describe('a cohort that outgrew its stream', () => {
  it('goes on in another, with the place that was taken', () => {
    expect(states().map(({ status }) => status)).toEqual(['carried', 'open']);
    expect(Object.keys((states()[1] as Extract<Seats, { status: 'open' }>).places)).toHaveLength(1);
  });

  it('gives what is left there, and not one place more', async () => {
    expect(await story.says(bayside, 'accepted', { number: 2 })).toBe('done');
    expect(await story.says(bayside, 'accepted', { number: 3 })).toBe('no-place');
    expect((await routing.register.standing.counts()).seats).toEqual({
      cohorts: 1,
      seats: 2,
      held: 0,
      taken: 2,
    });
  });

  it('takes back there what was given in the first one', async () => {
    await story.says(bayside, 'declined', { number: 1, reason: 'requirements-not-completed' });
    for (const number of [2, 3]) expect(await story.says(bayside, 'accepted', { number })).toBe('done');
  });

  it('is resized there', async () => {
    await story.agencies({ ...evening, seats: 3 });
    for (const number of [2, 3]) expect(await story.says(bayside, 'accepted', { number })).toBe('done');
  });
});

describe('a rush on a cohort', () => {
  it('finds the next stream open at once, before any event has come round', async () => {
    routing = hostedRouting();
    story = massachusetts(routing);
    await story.agencies({ ...evening, seats: 2 });
    for (const number of [1, 2]) await story.takeIn({ number });
    const seatsId = routing.ids.derive('seats', `${bayside}/${evening.cohort}`);
    await growTo(routing, seatsId, changesBeforeCarrying - 1);
    await story.answers(bayside, 'accepted', { number: 1 });
    expect(states().map(({ status }) => status)).toEqual(['carried', 'open']);
    await story.answers(bayside, 'accepted', { number: 2 });
    await routing.settle();
    expect(await story.statuses(2)).toEqual([`${bayside}: accepted`]);
    expect((await routing.register.standing.counts()).seats).toMatchObject({ seats: 2, taken: 2 });
  });
});
