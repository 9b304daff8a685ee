import type { Connection } from 'mongoose';
import type { Register } from '../register/register.ts';
import type { AtRest } from './at-rest.ts';
import { mongoCases, prepareCases } from './cases.ts';
import { mongoCredentials, prepareCredentials } from './credentials.ts';
import { mongoFeed, prepareFeed } from './feed.ts';
import { mongoOwnIds, prepareOwnIds } from './own-ids.ts';
import { mongoPartners } from './partners.ts';
import { mongoRequests, prepareRequests } from './requests.ts';
import { mongoUploads, prepareUploads } from './uploads.ts';
import { mongoViews, prepareViews } from './views.ts';

export const mongoRegister = (connection: Connection, atRest: AtRest): Register => ({
  partners: mongoPartners(connection),
  credentials: mongoCredentials(connection),
  ownIds: mongoOwnIds(connection, atRest),
  cases: mongoCases(connection),
  views: mongoViews(connection),
  requests: mongoRequests(connection, atRest),
  feed: mongoFeed(connection, atRest),
  uploads: mongoUploads(connection, atRest),
});

export const prepareRegister = async (connection: Connection): Promise<void> => {
  const each = [
    prepareCredentials,
    prepareOwnIds,
    prepareCases,
    prepareViews,
    prepareRequests,
    prepareFeed,
    prepareUploads,
  ];
  for (const prepare of each) await prepare(connection);
};
