import type { Context } from '@handoff/host';

type Row = { _id: string; intakeId: string };

const rows = ({ db }: Context) => db.collection<Row>('journeys');

export const keepJourney = async (context: Context, journeyId: string, intakeId: string): Promise<void> => {
  await rows(context).updateOne({ _id: journeyId }, { $set: { intakeId } }, { upsert: true });
};

/** A journey's own events come in order, and the first of them says which intake it grew from. */
export const intakeOfJourney = async (context: Context, journeyId: string): Promise<string> => {
  const row = await rows(context).findOne({ _id: journeyId });
  if (!row) throw new Error('a journey went on before it was opened');
  return row.intakeId;
};
