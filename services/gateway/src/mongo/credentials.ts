import { createHash } from 'node:crypto';
import type { Context } from '@handoff/host';

type Row = { _id: string; slug: string };

const rows = ({ db }: Context) => db.collection<Row>('credentials');
const hash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A partner has one token; a new one ends the former. Only its hash is kept. */
export const keepToken = async (context: Context, slug: string, token: string): Promise<void> => {
  await rows(context).updateOne({ _id: hash(token) }, { $set: { slug } }, { upsert: true });
  await rows(context).deleteMany({ slug, _id: { $ne: hash(token) } });
};

/** Whose token it is. Found by its hash, so time tells nothing about the token itself. */
export const partnerOf = async (context: Context, token: string): Promise<string | undefined> =>
  (await rows(context).findOne({ _id: hash(token) }))?.slug;
