import type { Connection } from 'mongoose';
import { type ViewEvent, viewId } from '../domain/view.ts';
import {
  isReference,
  type OpenView,
  sourceAt,
  toldUnder,
  untoldView,
  type Views,
} from '../register/views.ts';

type Row = {
  _id: string;
  state: OpenView;
  version: number;
  published: number;
  pending: boolean;
  events: readonly { type: string; time: string; sequence: number; data: ViewEvent['data'] }[];
};

/** Reads the streams of views beside their store, and takes away only what nobody was told. */
export const mongoViews = (connection: Connection): Views => {
  const rows = connection.collection<Row>('view');
  return {
    find: async (partner, kind, named) => {
      const name = isReference(named) ? { 'state.about.reference': named } : { 'state.externalId': named };
      const mine = { 'state.partner': partner, 'state.kind': kind, ...name };
      return statesOf(
        await rows
          .find(mine, { projection: { state: 1 } })
          .limit(2)
          .toArray(),
      );
    },

    about: async (partner, kind, subjects) => {
      const ids = subjects.map((subject) => viewId(partner, subject));
      const mine = { _id: { $in: ids }, 'state.kind': kind };
      return statesOf(await rows.find(mine, { projection: { state: 1 } }).toArray());
    },

    list: async (partner, { kind, role, statuses, queued, groupId, after, limit }) => {
      const order = queued ? 'state.about.queue' : 'state.externalId';
      const wanted = {
        'state.partner': partner,
        'state.kind': kind,
        ...(role === undefined ? {} : { 'state.about.role': role }),
        ...(statuses === undefined ? {} : { 'state.about.status': { $in: [...statuses] } }),
        ...(groupId === undefined ? {} : { 'state.about.groupId': groupId }),
        ...(after === undefined && !queued ? {} : { [order]: { $gt: after ?? '' } }),
      };
      const page = rows.find(wanted, { projection: { state: 1 } }).sort({ [order]: 1 });
      return statesOf(await page.limit(limit).toArray());
    },

    toldOf: async (partner, journeyId, intakeId) => {
      const own = [
        { 'state.about.journeyId': journeyId },
        { 'state.kind': 'intake' as const, 'state.about.intakeId': intakeId },
      ];
      const found = await rows.find({ 'state.partner': partner, $or: own }).toArray();
      return found
        .flatMap(({ events }) => events.map(({ type, time, data }) => ({ type, time, data: data.message })))
        .toSorted((one, other) => one.time.localeCompare(other.time));
    },

    toldUnder: async (partner, externalId, sequence) => {
      const found = await rows.findOne({ 'state.partner': partner, 'state.externalId': externalId });
      const event = found?.events.find((each) => each.sequence === sequence);
      return found && event ? toldUnder(found.state, event.data) : undefined;
    },

    sourceOf: async (partner, externalId, told) => {
      const found = await rows.findOne({ 'state.partner': partner, 'state.externalId': externalId });
      const of = (found?.events ?? []).map(({ sequence, data }) => ({ sequence, about: data.about }));
      return sourceAt(of, told);
    },

    ofPerson: async (personId) => {
      const projection = { state: 1, version: 1, pending: 1 };
      const found = await rows.find({ 'state.about.personId': personId }, { projection }).toArray();
      return found.map(({ state, version, pending }) => ({ ...state, version, published: !pending }));
    },

    untold: async (partner) => {
      const waiting = await rows.find({ 'state.partner': partner, pending: true, published: 0 }).toArray();
      return waiting.map(({ state, events }) => untoldView(state, events));
    },

    drop: async (partner, subject) => {
      const { deletedCount } = await rows.deleteOne({ _id: viewId(partner, subject), published: 0 });
      return deletedCount === 1;
    },

    counts: async () => {
      const grouped = await rows
        .aggregate<{ _id: string; count: number }>([
          { $unwind: '$events' },
          { $group: { _id: '$events.type', count: { $sum: 1 } } },
        ])
        .toArray();
      return Object.fromEntries(grouped.map(({ _id, count }) => [_id, count]));
    },
  };
};

const statesOf = (rows: readonly Pick<Row, 'state'>[]): readonly OpenView[] => rows.map(({ state }) => state);

export const prepareViews = async (connection: Connection): Promise<void> => {
  await connection.collection('view').createIndexes([
    // Field by field what is asked for: a server without a planner uses no other.
    { key: { 'state.partner': 1, 'state.kind': 1, 'state.externalId': 1 } },
    { key: { 'state.partner': 1, 'state.kind': 1, 'state.about.reference': 1 } },
    { key: { 'state.partner': 1, 'state.externalId': 1 } },
    { key: { 'state.about.journeyId': 1 } },
    { key: { 'state.about.personId': 1 } },
  ]);
};
