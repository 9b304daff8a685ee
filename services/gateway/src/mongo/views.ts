import type { Context } from '@handoff/host';
import type { View, ViewKind } from '../domain/view.ts';

export type OpenView = Extract<View, { stage: 'open' }>;
type Row = { _id: string; state: OpenView };

const rows = ({ db }: Context) => db.collection<Row>('view');

/** The reverse of the id map, in the documents that die with erasure. */
export const prepareViews = async (context: Context): Promise<void> => {
  await rows(context).createIndex({ 'state.partner': 1, 'state.externalId': 1 });
  await rows(context).createIndex({ 'state.partner': 1, 'state.about.reference': 1 });
};

const shortReference = /^[0-9A-Z]{3}-[0-9A-Z]{3,4}$/;

/** A partner names a stream by its own id for it, or a referral by the short reference its parties share. */
export const findView = async (
  context: Context,
  partner: string,
  kind: ViewKind,
  named: string,
): Promise<OpenView | undefined> => {
  const by = shortReference.test(named) ? { 'state.about.reference': named } : { 'state.externalId': named };
  const row = await rows(context).findOne({ 'state.partner': partner, 'state.kind': kind, ...by });
  return row?.state;
};

/** Newest page after `after` (an external id), in the order of ids. */
export const listViews = async (
  context: Context,
  partner: string,
  page: Readonly<{ kind: ViewKind; status?: string; after?: string; limit: number }>,
): Promise<readonly OpenView[]> => {
  const filter = {
    'state.partner': partner,
    'state.kind': page.kind,
    ...(page.status === undefined ? {} : { 'state.about.status': page.status }),
    ...(page.after === undefined ? {} : { 'state.externalId': { $gt: page.after } }),
  };
  const found = await rows(context).find(filter).sort({ 'state.externalId': 1 }).limit(page.limit).toArray();
  return found.map(({ state }) => state);
};
