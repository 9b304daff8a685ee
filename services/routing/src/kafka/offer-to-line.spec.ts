import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, evening, harbor, massachusetts } from '../testing/massachusetts.ts';
import { pausing } from '../testing/pausing.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

const seats = async () => (await routing.register.standing.counts()).seats;
const at = async (...numbers: number[]) =>
  Promise.all(numbers.map(async (number) => (await story.statuses(number))[0]?.split(': ')[1]));
const leaves = (number: number) =>
  story.says(bayside, 'declined', { number, reason: 'requirements-not-completed', key: `leaves ${number}` });

/** One has the only place; three wait for it, in their order. */
beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies({ ...evening, startsOn: '2026-09-01' });
  for (const number of [1, 2, 3, 4]) await story.takeIn({ number });
  await story.says(bayside, 'accepted', { number: 1 });
  for (const number of [2, 3, 4]) await story.says(bayside, 'waitlisted', { number });
});

describe('a place that comes free', () => {
  it('is offered to the first in line, and held for them', async () => {
    await leaves(1);
    expect(await at(2, 3, 4)).toEqual(['offered', 'waitlisted', 'waitlisted']);
    expect(await seats()).toMatchObject({ held: 1, taken: 0 });
  });

  it('cannot be taken by somebody who came later', async () => {
    await leaves(1);
    await story.takeIn({ number: 5 });
    expect(await story.says(bayside, 'accepted', { number: 5 })).toBe('no-place');
    expect(await story.says(bayside, 'accepted', { number: 2, key: 'at last' })).toBe('done');
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });

  it('passes on when the offer runs out', async () => {
    await leaves(1);
    await routing.pass(8);
    expect(await at(2, 3, 4)).toEqual(['expired', 'offered', 'waitlisted']);
    expect(await seats()).toMatchObject({ held: 1, taken: 0 });
  });

  it('passes on when the first in line declines', async () => {
    await leaves(1);
    await story.says(bayside, 'declined', { number: 2, reason: 'person-no-longer-wants', key: 'no' });
    expect(await at(2, 3)).toEqual(['declined', 'offered']);
  });

  it('goes to nobody who took consent back', async () => {
    await story.changesMind(bayside, 2);
    await leaves(1);
    expect(await at(2, 3)).toEqual(['withdrawn', 'offered']);
  });

  it('goes to nobody who was removed from the line', async () => {
    await story.says(bayside, 'expired', { number: 2 });
    await leaves(1);
    expect(await at(2, 3)).toEqual(['expired', 'offered']);
  });

  it('leaves alone who wants to be left alone, and finds them in their place in the line afterwards', async () => {
    const referralId = await story.referralAt(bayside, 2);
    const until = '2026-01-20';
    expect(await story.says(harbor, 'waitlisted', { by: 'P', referralId, until, key: 'later' })).toBe('done');
    await leaves(1);
    expect(await at(2, 3)).toEqual(['waitlisted', 'offered']);
    await story.says(bayside, 'accepted', { number: 3, key: 'at last' });
    await routing.pass(16);
    await leaves(3);
    expect(await at(2, 4)).toEqual(['offered', 'waitlisted']);
  });

  it('is offered on the day somebody wakes, if it stood free', async () => {
    for (const number of [3, 4]) await story.says(bayside, 'expired', { number });
    const referralId = await story.referralAt(bayside, 2);
    await story.says(harbor, 'waitlisted', { by: 'P', referralId, until: '2026-01-20', key: 'later' });
    await leaves(1);
    expect(await at(2)).toEqual(['waitlisted']);
    await routing.pass(15);
    expect(await at(2)).toEqual(['offered']);
  });
});

describe('a place offered to the first in line of an agency that then is paused', () => {
  beforeEach(async () => {
    await leaves(1);
    await pausing(routing).pause();
    await routing.pass(30);
  });

  it('is held for them as long as the offer stands still', async () => {
    expect(await at(2, 3, 4)).toEqual(['offered', 'waitlisted', 'waitlisted']);
    expect(await seats()).toMatchObject({ held: 1, taken: 0 });
  });

  it('is theirs when the agency goes on', async () => {
    await pausing(routing).resume();
    await routing.pass(2);
    expect(await seats()).toMatchObject({ held: 1, taken: 0 });
    expect(await story.says(bayside, 'accepted', { number: 2, key: 'at last' })).toBe('done');
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });

  it('passes on to one person when their offer runs out then', async () => {
    await pausing(routing).resume();
    await routing.pass(10);
    expect(await at(2, 3, 4)).toEqual(['expired', 'offered', 'waitlisted']);
    expect(await seats()).toMatchObject({ held: 1, taken: 0 });
  });

  it('comes free when the agency, going on, puts them in line again and its time is over', async () => {
    await pausing(routing).resume();
    await story.says(bayside, 'waitlisted', { number: 2, key: 'again' });
    expect(await seats()).toMatchObject({ held: 1 });
    await routing.pass(10);
    expect(routing.published().filter(({ type }) => type === 'HoldReleased')).toHaveLength(1);
  });

  it('passes on at once when the person takes it back meanwhile', async () => {
    const referralId = await story.referralAt(bayside, 2);
    expect(await story.says(harbor, 'withdrawn', { by: 'P', referralId, key: 'no' })).toBe('done');
    expect(await at(2, 3, 4)).toEqual(['withdrawn', 'offered', 'waitlisted']);
    await routing.pass(30);
    expect(await at(3, 4)).toEqual(['offered', 'waitlisted']);
  });
});

describe('a line', () => {
  it('is kept for half a year', async () => {
    await story.says(bayside, 'active', { number: 1, what: 'first-contact' });
    await routing.pass(179);
    expect(await at(2)).toEqual(['waitlisted']);
    await routing.pass(1);
    expect(await at(2)).toEqual(['expired']);
  });
});
