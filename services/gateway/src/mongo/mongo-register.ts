import type { Connection } from 'mongoose';
import type { Register } from '../register/register.ts';
import type { AtRest } from './at-rest.ts';
import { mongoCaseload, prepareCaseload } from './caseload.ts';
import { mongoCases, prepareCases } from './cases.ts';
import { mongoCredentials, prepareCredentials } from './credentials.ts';
import { mongoFeed, prepareFeed } from './feed.ts';
import { mongoOwnIds, prepareOwnIds } from './own-ids.ts';
import { mongoPartners } from './partners.ts';
import { mongoReceipts, prepareReceipts } from './receipts.ts';
import { mongoRequests, prepareRequests } from './requests.ts';
import { mongoSessions, prepareSessions } from './sessions.ts';
import { mongoSignInStarts, prepareSignInStarts } from './sign-in-starts.ts';
import { mongoSignInTries, prepareSignInTries } from './sign-in-tries.ts';
import { mongoSignIns, prepareSignIns } from './sign-ins.ts';
import { mongoSigningKeys } from './signing-keys.ts';
import { mongoStaff, prepareStaff } from './staff.ts';
import { mongoUploads, prepareUploads } from './uploads.ts';
import { mongoViews, prepareViews } from './views.ts';
import { mongoWebhookDeliveries, prepareWebhookDeliveries } from './webhook-deliveries.ts';
import { mongoWebhooks, prepareWebhooks } from './webhooks.ts';

export const mongoRegister = (connection: Connection, atRest: AtRest): Register => ({
  partners: mongoPartners(connection),
  credentials: mongoCredentials(connection),
  ownIds: mongoOwnIds(connection, atRest),
  cases: mongoCases(connection),
  views: mongoViews(connection),
  requests: mongoRequests(connection, atRest),
  receipts: mongoReceipts(connection),
  feed: mongoFeed(connection, atRest),
  uploads: mongoUploads(connection, atRest),
  webhooks: mongoWebhooks(connection, atRest),
  signIns: mongoSignIns(connection, atRest),
  signingKeys: mongoSigningKeys(connection, atRest),
  webhookDeliveries: mongoWebhookDeliveries(connection),
  staff: mongoStaff(connection, atRest),
  sessions: mongoSessions(connection),
  signInTries: mongoSignInTries(connection),
  signInStarts: mongoSignInStarts(connection, atRest),
  caseload: mongoCaseload(connection),
});

export const prepareRegister = async (connection: Connection): Promise<void> => {
  const each = [
    prepareCredentials,
    prepareOwnIds,
    prepareCases,
    prepareViews,
    prepareRequests,
    prepareReceipts,
    prepareFeed,
    prepareUploads,
    prepareWebhooks,
    prepareSignIns,
    prepareWebhookDeliveries,
    prepareStaff,
    prepareSessions,
    prepareSignInTries,
    prepareSignInStarts,
    prepareCaseload,
  ];
  for (const prepare of each) await prepare(connection);
};
