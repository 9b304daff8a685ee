import { inMemoryStreams } from '@handoff/stream-store/in-memory';
import { inMemoryRegister } from './in-memory-register.ts';
import { registerConformance } from './register.conformance.ts';

registerConformance('in memory', async () => {
  const maps = { referral: new Map(), journey: new Map(), seats: new Map(), listing: new Map() };
  return {
    register: inMemoryRegister(maps),
    stores: {
      referral: inMemoryStreams({ documents: maps.referral }),
      journey: inMemoryStreams({ documents: maps.journey }),
      seats: inMemoryStreams({ documents: maps.seats }),
    },
  };
});
