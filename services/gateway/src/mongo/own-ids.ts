import type { Context } from '@handoff/host';

type Row = { _id: string; sealed: string };

const rows = ({ db }: Context) => db.collection<Row>('own_ids');
const rowId = (partner: string, subject: string): string => `${partner}|${subject}`;

/** A partner's own id for a stream, sealed: it may be a name, and travels back to that partner alone. */
export const keepOwnId = async (
  context: Context,
  partner: string,
  subject: string,
  ownId: string,
): Promise<void> => {
  const sealed = context.atRest.seal(ownId);
  await rows(context).updateOne({ _id: rowId(partner, subject) }, { $set: { sealed } }, { upsert: true });
};

export const ownIdOf = async (context: Context, partner: string, subject: string): Promise<string | null> => {
  const row = await rows(context).findOne({ _id: rowId(partner, subject) });
  return row ? context.atRest.open(row.sealed) : null;
};
