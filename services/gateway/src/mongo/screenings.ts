import type { Context } from '@handoff/host';
import type { ScreeningCompleted } from '@handoff/schemas';

type Row = { _id: string } & Pick<
  ScreeningCompleted,
  'screeningId' | 'personId' | 'referrer' | 'verdicts' | 'asOf'
>;

const rows = ({ db }: Context) => db.collection<Row>('screenings');

/** The newest screening of an intake, still sealed, for a referrer that fetches its explanation. */
export const keepScreening = async (context: Context, screening: ScreeningCompleted): Promise<void> => {
  const { screeningId, personId, referrer, verdicts, asOf } = screening;
  await rows(context).updateOne(
    { _id: screening.intakeId },
    { $set: { screeningId, personId, referrer, verdicts, asOf } },
    { upsert: true },
  );
};

export const screeningOf = (context: Context, intakeId: string): Promise<Row | null> =>
  rows(context).findOne({ _id: intakeId });
