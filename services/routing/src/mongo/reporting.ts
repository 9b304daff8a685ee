import type { Connection } from 'mongoose';
import type { Journey } from '../domain/journey/state.ts';
import type { Referral } from '../domain/referral/state.ts';
import type { Noted } from '../register/register.ts';
import { asking, introducedIn, type Reporting, toldIn, unmetIn } from '../register/reporting.ts';

type Row = Noted & { _id: string };
type Tally = { _id: string; month: string; service: string; count: number };
type Going = Exclude<Journey, { status: 'none' }>;
type Stream<State> = {
  _id: string;
  version: number;
  state: State;
  events: { type: string; time: string; data?: unknown }[];
};

const stepFields = ['status', 'intakeId', 'steps.service', 'steps.program', 'steps.status', 'steps.because'];
const stepProjection = Object.fromEntries(stepFields.map((field) => [`state.${field}`, 1]));

export const mongoReporting = (connection: Connection): Reporting => {
  const intakes = connection.collection<Row>('intakes');
  const tallies = connection.collection<Tally>('closed_by_law');
  const journeys = connection.collection<Stream<Going>>('journey');

  const needsById = async () => {
    const rows = await intakes.find({ needs: { $exists: true } }, { projection: { needs: 1 } }).toArray();
    return new Map(rows.flatMap(({ _id, needs }) => (needs ? [[_id, asking(needs)] as const] : [])));
  };

  return {
    people: async () => [...(await needsById()).values()],
    unmet: async () => {
      const [people, found] = await Promise.all([
        needsById(),
        journeys.find({ version: { $gt: 0 } }, { projection: stepProjection }).toArray(),
      ]);
      return found.flatMap(({ state }) => {
        const person = people.get(state.intakeId);
        return person ? unmetIn(state, person) : [];
      });
    },
    introductions: async () => {
      const kept = ['status', 'acceptance', 'introduction', 'result'].map((field) => [`state.${field}`, 1]);
      const projection = { ...Object.fromEntries(kept), 'events.type': 1 };
      const found = await connection
        .collection<Stream<Referral>>('referral')
        .find({ 'state.acceptance': { $type: 'object' } }, { projection })
        .toArray();
      return found.flatMap(({ state, events }) =>
        introducedIn(
          state,
          events.map(({ type }) => type),
        ),
      );
    },
    informed: async () => {
      const found = await journeys
        .find({ 'events.type': 'InformationGiven' }, { projection: { 'events.type': 1, 'events.data': 1 } })
        .toArray();
      return found.flatMap(({ events }) => toldIn(events));
    },
    countClosedByLaw: async (month, service) => {
      const counted = { $inc: { count: 1 }, $setOnInsert: { month, service } };
      await tallies.updateOne({ _id: `${month}/${service}` }, counted, { upsert: true });
    },
    closedByLaw: async () =>
      (await tallies.find().toArray()).map(({ month, service, count }) => ({ month, service, count })),
  };
};
