import { inMemoryStreams, virtualTime } from '@handoff/stream-store/in-memory';
import { inMemoryListings } from './in-memory-listings.ts';
import { listingsConformance } from './listings.conformance.ts';

listingsConformance('in memory', async () => {
  const documents = new Map();
  const store = inMemoryStreams({ documents, time: virtualTime('2026-01-05T14:00:00.000Z') });
  return { listings: inMemoryListings(documents), store };
});
