import { beforeEach, describe, expect, it } from 'vitest';
import { Crash } from '@handoff/host/in-memory';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { bayside, evening, harbor, massachusetts } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(() => {
  routing = hostedRouting();
  story = massachusetts(routing);
});

const seats = async () => (await routing.register.standing.counts()).seats;

describe('a cohort with one place', () => {
  const two = async (atBayside = evening) => {
    await story.agencies(atBayside);
    await story.takeIn({ number: 1 });
    await story.takeIn({ number: 2 });
  };

  it('takes one, and tells the second there is no place', async () => {
    await two();
    expect(await story.says(bayside, 'accepted', { number: 1 })).toBe('done');
    expect(await story.says(bayside, 'accepted', { number: 2 })).toBe('no-place');
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });

  it('tells whoever asks again under the same key the same, though the place came free', async () => {
    await two();
    await story.says(bayside, 'accepted', { number: 1 });
    const first = await story.answers(bayside, 'accepted', { number: 2 });
    await story.says(bayside, 'declined', { number: 1, reason: 'requirements-not-completed' });
    expect(await story.answers(bayside, 'accepted', { number: 2 })).toEqual({ ...first, repeated: true });
    expect(await story.says(bayside, 'waitlisted', { number: 2, key: 'accepted 2' })).toBe(
      'causation-reused',
    );
    expect(await story.says(bayside, 'accepted', { number: 2, key: 'anew' })).toBe('done');
  });

  it('of which others sell places too puts the second in line', async () => {
    await two({ ...evening, seatKind: 'advisory' });
    await story.says(bayside, 'accepted', { number: 1 });
    await story.says(bayside, 'accepted', { number: 2 });
    expect(await story.statuses(2)).toEqual([`${bayside}: waitlisted`]);
  });

  it('offers again to whoever is first in line when the place comes free', async () => {
    await two({ ...evening, seatKind: 'advisory' });
    await story.takeIn({ number: 3 });
    for (const number of [1, 2, 3]) await story.says(bayside, 'accepted', { number });
    await story.says(bayside, 'declined', { number: 1, reason: 'requirements-not-completed' });
    expect([await story.statuses(2), await story.statuses(3)]).toEqual([
      [`${bayside}: offered`],
      [`${bayside}: waitlisted`],
    ]);
  });

  it('gives its place back when an acceptance is taken back', async () => {
    await two();
    await story.says(bayside, 'accepted', { number: 1 });
    await story.says(bayside, 'declined', { number: 1, reason: 'requirements-not-completed' });
    expect(await story.says(bayside, 'accepted', { number: 2 })).toBe('done');
  });

  it('does not know another cohort', async () => {
    await two();
    expect(await story.says(bayside, 'accepted', { number: 1, cohort: 'esl-morning' })).toBe(
      'no-such-cohort',
    );
  });

  it('is one place also when both accept at the same moment', async () => {
    await two();
    const both = await Promise.all([1, 2].map((number) => story.answers(bayside, 'accepted', { number })));
    await routing.settle();
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });
});

describe('a crash between the hold and the acceptance', () => {
  beforeEach(async () => {
    await story.agencies();
    await story.takeIn({ number: 1 });
    await story.takeIn({ number: 2 });
    routing.crashAt('hold.after-hold-before-accept');
    await story.answers(bayside, 'accepted', { number: 1 }).catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });
  });
  const anHour = 1 / 24;

  it('leaves a place held', async () => expect(await seats()).toMatchObject({ held: 1, taken: 0 }));

  it('is healed by the same message coming again', async () => {
    expect(await story.says(bayside, 'accepted', { number: 1 })).toBe('done');
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });

  it('is healed by the clock of the hold when nobody comes', async () => {
    await routing.pass(anHour);
    expect(await seats()).toMatchObject({ held: 0, taken: 0 });
    expect(await story.says(bayside, 'accepted', { number: 2 })).toBe('done');
  });

  it('lets the same message take a new hold after the old one was released', async () => {
    await routing.pass(anHour);
    expect(await story.says(bayside, 'accepted', { number: 1 })).toBe('done');
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });

  it('does not accept the same message on a place that another took meanwhile', async () => {
    await routing.pass(anHour);
    await story.says(bayside, 'accepted', { number: 2 });
    expect(await story.says(bayside, 'accepted', { number: 1 })).toBe('no-place');
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });

  it('never frees the place of a referral that accepted on the hold', async () => {
    await story.answers(bayside, 'accepted', { number: 1 });
    await routing.pass(anHour);
    expect(await seats()).toMatchObject({ held: 0, taken: 1 });
  });

  it('gives the place back when the person left meanwhile', async () => {
    await story.says(harbor, 'withdrawn', { by: 'R', referralId: await story.referralAt(bayside, 1) });
    expect(await seats()).toMatchObject({ held: 0, taken: 0 });
  });
});
