import type { Cases } from './cases.ts';
import type { Credentials } from './credentials.ts';
import type { Feed } from './feed.ts';
import type { OwnIds } from './own-ids.ts';
import type { Partners } from './partners.ts';
import type { Receipts } from './receipts.ts';
import type { Requests } from './requests.ts';
import type { SignIns } from './sign-ins.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { Uploads } from './uploads.ts';
import type { Views } from './views.ts';
import type { WebhookDeliveries } from './webhook-deliveries.ts';
import type { Webhooks } from './webhooks.ts';

/** What the gateway keeps beside its streams, and what it asks across them. */
export type Register = Readonly<{
  partners: Partners;
  credentials: Credentials;
  ownIds: OwnIds;
  cases: Cases;
  views: Views;
  requests: Requests;
  receipts: Receipts;
  feed: Feed;
  uploads: Uploads;
  webhooks: Webhooks;
  signIns: SignIns;
  signingKeys: SigningKeys;
  webhookDeliveries: WebhookDeliveries;
}>;
