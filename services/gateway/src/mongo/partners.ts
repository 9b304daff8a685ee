import type { Context } from '@handoff/host';
import type { PartnerRegistered } from '@handoff/schemas';
import type { RecipientPublicKey } from '@handoff/sealing';

type Row = { _id: string } & Omit<PartnerRegistered, 'slug'>;

const rows = ({ db }: Context) => db.collection<Row>('partners');

/** Who is registered, read from the compacted topic: also registrations that another process of the gateway took. */
export const keepPartner = async (
  context: Context,
  { slug, ...profile }: PartnerRegistered,
): Promise<void> => {
  await rows(context).updateOne({ _id: slug }, { $set: profile }, { upsert: true });
};

export const partnersOf = async (context: Context): Promise<readonly PartnerRegistered[]> => {
  const found = await rows(context).find({}).sort({ _id: 1 }).toArray();
  return found.map(({ _id, ...profile }) => ({ slug: _id, ...profile }));
};

/** The key a partner opens sealed messages with; undefined for one that fetches instead. */
export const publicKeyOf = async (
  context: Context,
  slug: string,
): Promise<RecipientPublicKey | undefined> => {
  const row = await rows(context).findOne({ _id: slug });
  return row?.publicKey ? (JSON.parse(row.publicKey) as RecipientPublicKey) : undefined;
};
