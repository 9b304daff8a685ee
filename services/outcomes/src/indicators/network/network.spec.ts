import { describe, expect, it } from 'vitest';
import { journeyReach } from './journey-reach.ts';
import { loopClosure, loopClosureBy } from './loop-closure.ts';
import type { ReferralStory } from './story.ts';
import { timeToEvent, type Watched } from './time-to-event.ts';

const after = (...days: number[]): Watched[] => days.map((each) => ({ days: each, happened: true }));
const lostAfter = (...days: number[]): Watched[] => days.map((each) => ({ days: each, happened: false }));

describe('time to an event', () => {
  // Remission under 6-MP, Freireich et al., Blood 21 (1963) 699: the example of every textbook.
  it('gives the survival that textbooks print', () => {
    const { steps, medianDays, happened, censored } = timeToEvent([
      ...after(6, 6, 6, 7, 10, 13, 16, 22, 23),
      ...lostAfter(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
    ]);
    expect(steps.map(({ days, atRisk, surviving }) => [days, atRisk, surviving])).toEqual([
      [6, 21, '0.857143'],
      [7, 17, '0.806723'],
      [10, 15, '0.752941'],
      [13, 12, '0.690196'],
      [16, 11, '0.627451'],
      [22, 7, '0.537815'],
      [23, 6, '0.448179'],
    ]);
    expect([medianDays, happened, censored]).toEqual([23, 9, 12]);
  });

  it('has its median on the day that exactly half is reached', () =>
    expect(timeToEvent([...after(1, 5), ...lostAfter(9, 9)]).medianDays).toBe(5));
  it('has no median where fewer than half came so far', () =>
    expect(timeToEvent([...after(1), ...lostAfter(9, 9)]).medianDays).toBeNull());
  it('of nobody is nothing', () =>
    expect(timeToEvent([])).toEqual({ watched: 0, happened: 0, censored: 0, steps: [], medianDays: null }));
});

const story = (differing: Partial<ReferralStory> = {}): ReferralStory => ({
  referralId: 'referral-1',
  journeyId: 'journey-1',
  personId: 'person-1',
  referrer: 'harbor-worker-center',
  agency: 'bayside-community-college',
  offeredTo: [],
  service: 'learn.esl',
  program: 'aefla',
  language: 'es',
  place: 'US-MA',
  pathway: 'english-to-work',
  offeredAt: '2026-11-01T10:00:00.000Z',
  respondedAt: null,
  acceptedAt: null,
  contactedAt: null,
  enrolledAt: null,
  outcomeAt: null,
  endedAt: null,
  ...differing,
});
const asOf = '2026-11-21T10:00:00.000Z';

describe('closing the loop', () => {
  const stories = [
    story({
      respondedAt: '2026-11-03T09:00:00.000Z',
      acceptedAt: '2026-11-03T10:00:00.000Z',
      contactedAt: '2026-11-06T10:00:00.000Z',
      enrolledAt: '2026-11-11T10:00:00.000Z',
      outcomeAt: '2026-11-11T10:00:00.000Z',
    }),
    story({
      personId: 'person-2',
      language: 'ht',
      respondedAt: '2026-11-05T10:00:00.000Z',
      endedAt: '2026-11-05T10:00:00.000Z',
    }),
    story({ personId: 'person-2', language: null }),
  ];
  const closed = loopClosure(stories, asOf);

  it('counts whole days from the offer, and whoever still waits as long as they have', () => {
    expect(closed.response).toMatchObject({ watched: 3, happened: 2, censored: 1, medianDays: 4 });
    expect(closed.response.steps.map(({ days }) => days)).toEqual([1, 4]);
  });
  it('counts first contact from the acceptance', () =>
    expect(closed.firstContact).toMatchObject({ watched: 1, happened: 1, medianDays: 3 }));
  it('watches a referral for an enrollment until it has ended', () =>
    expect(closed.enrollment.steps).toEqual([{ days: 10, atRisk: 2, happened: 1, surviving: '0.500000' }]));
  it('says of how many the referrer heard', () =>
    expect(closed.outcomeReturned).toEqual({ numerator: 1, denominator: 3, value: '0.333333' }));
  it('narrows from offer to outcome, and counts people once', () => {
    expect(closed.funnel.map(({ referrals }) => referrals)).toEqual([3, 2, 1, 1, 1, 1]);
    expect(closed.people).toBe(2);
  });
  it('is told apart by language, and says where none is known', () =>
    expect(Object.keys(loopClosureBy('language', stories, asOf))).toEqual(['es', 'ht', 'none']));
  it('is never called a WIOA figure', () =>
    expect(JSON.stringify(closed).toLowerCase()).not.toContain('wioa'));
});

describe('how far journeys come', () => {
  it('is a share of all journeys', () => {
    const reach = { personId: 'person-1', pathway: null, enrolled: true, gained: false, credentialed: false };
    const two = [
      { ...reach, journeyId: 'journey-1', employed: true },
      { ...reach, journeyId: 'journey-2', employed: false },
    ];
    expect(journeyReach(two)).toMatchObject({
      kind: 'network measure',
      journeys: 2,
      people: 1,
      enrolled: { value: '1.000000' },
      employed: { numerator: 1, denominator: 2 },
    });
  });
});
