import { describeOnStack } from '@handoff/testkit';
import { listingsConformance } from '../directory/listings.conformance.ts';
import { storesOfTheirOwn } from '../testing/stores-of-their-own.ts';
import { mongoListings, prepareListings } from './listings.ts';

describeOnStack('on the real store', () => {
  const open = storesOfTheirOwn();

  listingsConformance('Mongo', async () => {
    const { connection, store } = await open();
    await prepareListings(connection);
    return { listings: mongoListings(connection), store: await store('listing') };
  });
});
