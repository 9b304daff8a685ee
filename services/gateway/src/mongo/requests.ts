import type { Context } from '@handoff/host';

type Row = { _id: string; slug: string; body: string; command: string };

/** A request as it was first sent: which body, and the command made of it. */
export type Kept = Readonly<{ body: string; command: string }>;

const rows = ({ db }: Context) => db.collection<Row>('requests');

/** Keeps what is the first under its key; answers what is kept, which may be an earlier request's. */
export const keepFirst = async (context: Context, slug: string, key: string, kept: Kept): Promise<Kept> => {
  const sealed = { slug, body: context.atRest.seal(kept.body), command: context.atRest.seal(kept.command) };
  await rows(context).updateOne({ _id: `${slug}|${key}` }, { $setOnInsert: sealed }, { upsert: true });
  return (await keptRequest(context, slug, key)) ?? kept;
};

export const keptRequest = async (context: Context, slug: string, key: string): Promise<Kept | undefined> => {
  const row = await rows(context).findOne({ _id: `${slug}|${key}` });
  return row ? { body: context.atRest.open(row.body), command: context.atRest.open(row.command) } : undefined;
};
