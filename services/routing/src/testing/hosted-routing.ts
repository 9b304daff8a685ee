import { hostInMemory, inMemoryWorld } from '@handoff/host/in-memory';
import type { StoredStreams } from '@handoff/stream-store/in-memory';
import { app } from '../app.ts';
import { usualClocks } from '../domain/calendar/clocks.ts';
import { loadWeights } from '../matching/load-weights.ts';
import { loadPathways } from '../pathways/load-pathways.ts';
import { loadFairnessPolicy } from '../reports/load-fairness.ts';
import { inMemoryRegister, type StreamMaps } from '../register/in-memory-register.ts';
import { fakeIntake } from './fake-intake.ts';

/** The whole service over the in-memory twins, entered where the real one is: by events, commands and calls. */
export const hostedRouting = () => {
  const intake = fakeIntake();
  const documents = {
    journey: new Map(),
    referral: new Map(),
    seats: new Map(),
    listing: new Map(),
  } satisfies StreamMaps;
  const register = inMemoryRegister(documents);
  const definition = app({
    pathways: loadPathways(),
    weights: loadWeights(),
    fairness: loadFairnessPolicy(),
    clocks: usualClocks,
    register: () => register,
  });
  const hosted = hostInMemory(definition, {
    world: inMemoryWorld({ startsAt: '2026-01-05T14:00:00.000Z' }),
    peers: { intake: intake.client },
    documents,
  });
  /** Every event of every stream, as it was stored. */
  const published = () =>
    Object.values<StoredStreams>(documents)
      .flatMap((streams) => [...streams.values()])
      .flatMap(({ events }) => events);
  return { ...hosted, documents, intake, register, published };
};

export type HostedRouting = ReturnType<typeof hostedRouting>;
