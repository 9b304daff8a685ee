import { fold } from '@handoff/decider';
import { expect, it } from 'vitest';
import { usualClocks } from '../../domain/calendar/clocks.ts';
import * as sample from '../../domain/referral/referral.samples.ts';
import { createSeats } from '../../domain/seats/seats.ts';
import { type Open, put, putReferral } from './opened.ts';

const seats = createSeats(usualClocks);
const capacity = {
  seatsId: 'seats-1',
  agency: 'bayside',
  service: 'learn.esl',
  cohort: 'esl-evening',
  kind: 'held',
  seats: 3,
  startsOn: null,
  terms: null,
} as const;
const seatsTaken = (
  [
    { type: 'SetCapacity', data: capacity },
    { type: 'HoldPlace', data: { referralId: 'referral-a', hold: 0 } },
    { type: 'TakePlace', data: { referralId: 'referral-b', hold: null } },
  ] as const
).reduce(
  (state, command) => fold(seats, seats.decide({ ...command, at: sample.at }, state), state),
  seats.initial,
);

/** Referrals, journeys and places as they stand. */
export const standingConformance = (open: Open): void => {
  it("finds a person's referrals that are under way", async () => {
    const opened = await open();
    await putReferral(opened, 'a', sample.offered());
    await putReferral(opened, 'b', sample.offered(), sample.declined());
    expect(await opened.register.standing.openOf('person-1')).toEqual(['referral-a']);
    expect(await opened.register.standing.openOf('person-2')).toEqual([]);
  });

  it('finds the referrals under way at an agency', async () => {
    const opened = await open();
    await putReferral(opened, 'a', sample.offered());
    await putReferral(opened, 'b', sample.offered(), sample.declined());
    const { standing } = opened.register;
    expect(await standing.openAt('bayside-community-college')).toEqual(['referral-a']);
    expect(await standing.openAt('quincy-point-college')).toEqual([]);
  });

  it('finds them also where the agency is one of several that are asked, until another has the person', async () => {
    const opened = await open();
    await putReferral(opened, 'a', sample.offeredToTwo());
    await putReferral(opened, 'b', sample.offeredToTwo(), sample.acceptedAt('bayside-community-college'));
    const { standing } = opened.register;
    expect(await standing.openAt('quincy-point-college')).toEqual(['referral-a']);
  });

  it('shows the referrals of a journey', async () => {
    const opened = await open();
    await putReferral(opened, 'a', sample.offered(), sample.accepted());
    expect(await opened.register.standing.onJourney('journey-1')).toEqual([
      {
        referralId: 'referral-a',
        step: 'english',
        service: 'learn.esl',
        agency: 'bayside-community-college',
        reference: 'PGK-PXG',
        status: 'accepted',
      },
    ]);
  });

  it('says who is in line, first come first', async () => {
    const opened = await open();
    await putReferral(opened, 'third', sample.offered(), sample.waitlisted());
    await putReferral(opened, 'a', sample.offered(), sample.waitlisted());
    await putReferral(opened, 'gone', sample.offered(), sample.waitlisted(), sample.declined());
    await putReferral(opened, 'bb', sample.offered(), sample.waitlisted());
    const { standing } = opened.register;
    expect(await standing.inLine('bayside-community-college', 'esl-evening')).toEqual([
      'referral-a',
      'referral-bb',
      'referral-third',
    ]);
    expect(await standing.inLine('bayside-community-college', 'esl-morning')).toEqual([]);
  });

  it('counts referrals by status, journeys by how they stand, places', async () => {
    const opened = await open();
    await putReferral(opened, 'a', sample.offered());
    await putReferral(opened, 'b', sample.offered());
    await putReferral(opened, 'c', sample.offered(), sample.declined());
    const step = (because: string) => ({ id: 'english', status: 'waiting', because, facts: [] });
    await put(opened.stores.journey, 'journey-1', {
      status: 'open',
      steps: [{ ...step(''), status: 'open' }],
    });
    await put(opened.stores.journey, 'journey-2', { status: 'open', steps: [step('waits-for-consent')] });
    await put(opened.stores.journey, 'journey-3', { status: 'ended', result: 'nothing-open', steps: [] });
    await put(opened.stores.seats, 'seats-1', seatsTaken);
    expect(await opened.register.standing.counts()).toEqual({
      referrals: { offered: 2, declined: 1 },
      journeys: { open: 1, waiting: { 'waits-for-consent': 1 }, ended: { 'nothing-open': 1 } },
      seats: { cohorts: 1, seats: 3, held: 1, taken: 1 },
    });
  });
};
