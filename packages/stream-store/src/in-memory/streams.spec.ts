import { streamStoreConformance } from '../../test/conformance.ts';
import { inMemoryStreams, virtualTime } from './index.ts';

streamStoreConformance('memory', async () => {
  const time = virtualTime();
  const documents = new Map();
  return {
    open: async () => inMemoryStreams({ documents, time }),
    clock: time.clock,
    // Conflicts are waited out on the spot: nobody moves this time while a handler sleeps.
    time: { elapsed: time.local.elapsed, sleep: () => Promise.resolve() },
    elapse: async (ms) => time.elapse(ms),
    travel: async (ms) => time.travel(ms),
    close: async () => undefined,
  };
});
