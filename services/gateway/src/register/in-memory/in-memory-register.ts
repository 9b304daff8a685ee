import type { StoredStreams } from '@handoff/stream-store/in-memory';
import type { Register } from '../register.ts';
import { inMemoryCaseload } from './caseload.ts';
import { inMemoryCases } from './cases.ts';
import { inMemoryCredentials } from './credentials.ts';
import { inMemoryFeed } from './feed.ts';
import { inMemoryOwnIds } from './own-ids.ts';
import { inMemoryPartners } from './partners.ts';
import { inMemoryReceipts } from './receipts.ts';
import { inMemoryRequests } from './requests.ts';
import { inMemorySessions } from './sessions.ts';
import { inMemorySignInStarts } from './sign-in-starts.ts';
import { inMemorySignInTries } from './sign-in-tries.ts';
import { inMemorySignIns } from './sign-ins.ts';
import { inMemorySigningKeys } from './signing-keys.ts';
import { inMemoryStaff } from './staff.ts';
import { inMemoryUploads } from './uploads.ts';
import { inMemoryViews } from './views.ts';
import { inMemoryWebhookDeliveries } from './webhook-deliveries.ts';
import { inMemoryWebhooks } from './webhooks.ts';

/** The register's twin, over the same view documents as the in-memory streams. `now`: the time of its database. */
export const inMemoryRegister = (views: StoredStreams, now: () => number = Date.now): Register => ({
  partners: inMemoryPartners(),
  credentials: inMemoryCredentials(),
  ownIds: inMemoryOwnIds(),
  cases: inMemoryCases(),
  views: inMemoryViews(views),
  requests: inMemoryRequests(),
  receipts: inMemoryReceipts(),
  feed: inMemoryFeed(),
  uploads: inMemoryUploads(),
  webhooks: inMemoryWebhooks(),
  signIns: inMemorySignIns(now),
  signingKeys: inMemorySigningKeys(),
  webhookDeliveries: inMemoryWebhookDeliveries(now),
  staff: inMemoryStaff(),
  sessions: inMemorySessions(),
  signInTries: inMemorySignInTries(),
  signInStarts: inMemorySignInStarts(),
  caseload: inMemoryCaseload(),
});
