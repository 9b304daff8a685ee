import type { Connection } from 'mongoose';
import type { Journey } from '../domain/journey/state.ts';
import type { Known } from '../domain/referral/state.ts';
import { openStatuses } from '../domain/referral/transitions.ts';
import type { Seats } from '../domain/seats/state.ts';
import { countJourneys, countSeats } from '../register/count.ts';
import type { Standing } from '../register/register.ts';

type Stream<State> = { _id: string; version: number; state: State };
const begun = { version: { $gt: 0 } };

export const mongoStanding = (connection: Connection): Standing => {
  const streams = <State>(name: string) => connection.collection<Stream<State>>(name);
  const referrals = streams<Known>('referral');
  const states = async <State>(name: string, ...fields: readonly string[]): Promise<State[]> => {
    const projection = Object.fromEntries(fields.map((field) => [`state.${field}`, 1]));
    return (await connection.collection<Stream<State>>(name).find(begun, { projection }).toArray()).map(
      ({ state }) => state,
    );
  };

  return {
    openOf: async (personId) => {
      const mine = { 'state.parties.personId': personId, 'state.status': { $in: [...openStatuses] } };
      return idsOf(await referrals.find(mine, { projection: { _id: 1 } }).toArray());
    },
    openAt: async (agency) => {
      const asked = { 'state.status': 'offered', 'state.several.offers.agency': agency };
      const there = {
        'state.status': { $in: [...openStatuses] },
        $or: [{ 'state.parties.agency': agency }, asked],
      };
      return idsOf(await referrals.find(there, { projection: { _id: 1 } }).toArray());
    },
    onJourney: async (journeyId) => {
      const found = await referrals.find({ 'state.parties.journeyId': journeyId }).toArray();
      return found.map(({ state: { parties, offer, status } }) => ({
        referralId: parties.referralId,
        step: offer.step,
        service: offer.service,
        agency: parties.agency,
        reference: offer.reference,
        status,
      }));
    },
    inLine: async (agency, cohort) => {
      const waiting = {
        'state.parties.agency': agency,
        'state.offer.cohort': cohort,
        'state.status': 'waitlisted',
      };
      const sorted = referrals.find(waiting, { projection: { _id: 1 } }).sort({ 'state.since': 1 });
      return idsOf(await sorted.toArray());
    },
    counts: async () => ({
      referrals: await byStatus(connection),
      journeys: countJourneys(
        await states<Journey>(
          'journey',
          'status',
          'result',
          'steps.id',
          'steps.status',
          'steps.because',
          'steps.facts',
        ),
      ),
      seats: countSeats(await states<Seats>('seats', 'status', 'capacity.seats', 'places')),
    }),
  };
};

const idsOf = (rows: readonly { _id: unknown }[]): string[] => rows.map(({ _id }) => String(_id));

const byStatus = async (connection: Connection): Promise<Record<string, number>> => {
  const grouped = await connection
    .collection('referral')
    .aggregate<{ _id: string; count: number }>([
      { $match: begun },
      { $group: { _id: '$state.status', count: { $sum: 1 } } },
    ])
    .toArray();
  return Object.fromEntries(grouped.map(({ _id, count }) => [_id, count]));
};
