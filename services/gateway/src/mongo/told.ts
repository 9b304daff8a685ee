import type { Context } from '@handoff/host';

type Row = {
  _id: string;
  events: readonly { type: string; time: string; data: { message: Record<string, unknown> } }[];
};

/** What a partner was told about one journey and the intake it grew from, over all its views, by time. */
export const toldOf = async ({ db }: Context, partner: string, journeyId: string, intakeId: string) => {
  const views = await db
    .collection<Row>('view')
    .find({
      'state.partner': partner,
      $or: [
        { 'state.about.journeyId': journeyId },
        { 'state.kind': 'intake', 'state.about.intakeId': intakeId },
      ],
    })
    .toArray();
  return views
    .flatMap(({ events }) => events.map(({ type, time, data }) => ({ type, time, ...data.message })))
    .toSorted((left, right) => left.time.localeCompare(right.time));
};
