import { isDuplicate } from '@handoff/host';
import type { Connection } from 'mongoose';
import type { Webhook, Webhooks } from '../register/webhooks.ts';
import type { AtRest } from './at-rest.ts';

/** Where it leads, and what signs, lie sealed: an address may hold a secret too, and a hash of a request is one of its address. */
type Sealed = Pick<Webhook, 'url' | 'secrets' | 'doneFor'>;
type Row = Omit<Webhook, keyof Sealed> & { _id: string; sealed: string };

export const mongoWebhooks = (connection: Connection, atRest: AtRest): Webhooks => {
  const rows = connection.collection<Row>('webhooks');
  const idOf = (partner: string, name: string): string => `${partner}|${name}`;
  const opened = ({ _id, sealed, ...row }: Row): Webhook => ({
    ...row,
    ...(JSON.parse(atRest.open(sealed)) as Sealed),
  });
  const rowOf = ({ url, secrets, doneFor, ...webhook }: Webhook): Row => ({
    ...webhook,
    _id: idOf(webhook.partner, webhook.name),
    sealed: atRest.seal(JSON.stringify({ url, secrets, doneFor })),
  });

  return {
    find: async (partner, name) => {
      const row = await rows.findOne({ _id: idOf(partner, name) });
      return row ? opened(row) : undefined;
    },
    of: async (partner) => (await rows.find({ partner }).sort({ name: 1 }).toArray()).map(opened),
    put: async (webhook) => {
      const { _id, ...row } = rowOf(webhook);
      if (webhook.version === 1) return inserted(() => rows.insertOne({ _id, ...row }));
      const { matchedCount } = await rows.replaceOne({ _id, version: webhook.version - 1 }, row);
      return matchedCount === 1;
    },
    remove: async (partner, name) => {
      await rows.deleteOne({ _id: idOf(partner, name) });
    },
    succeeded: async (partner, name) => {
      const failing = { _id: idOf(partner, name), failingSince: { $exists: true } };
      await rows.updateOne(failing, { $unset: { failingSince: '' } });
    },
    failed: async (partner, name, at) => {
      const _id = idOf(partner, name);
      await rows.updateOne({ _id, failingSince: { $exists: false } }, { $set: { failingSince: at } });
      return (await rows.findOne({ _id }, { projection: { failingSince: 1 } }))?.failingSince ?? at;
    },
  };
};

/** Which of two is the first is decided by the id. */
const inserted = async (insert: () => Promise<unknown>): Promise<boolean> => {
  try {
    await insert();
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
};

export const prepareWebhooks = async (connection: Connection): Promise<void> => {
  await connection.collection('webhooks').createIndexes([{ key: { partner: 1, name: 1 } }]);
};
