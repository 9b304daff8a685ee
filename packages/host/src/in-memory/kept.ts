import { type ChainStore, inMemoryChainStore } from '@handoff/audit';
import type { Cursors, Parked } from '@handoff/messaging';
import { inMemoryCursors, inMemoryParked } from '@handoff/messaging/in-memory';
import type { StoredStreams } from '@handoff/stream-store/in-memory';
import type { ServiceDefinition } from '../definition.ts';
import type { TrailEntry } from '../trail/entry.ts';
import type { World } from './world.ts';

/** What outlives a process of the service: its database. */
export type Kept = Readonly<{
  /** Documents by stream type. */
  documents: Readonly<Record<string, StoredStreams>>;
  cursors: Cursors;
  parked: Parked;
  trail: ChainStore<TrailEntry>;
}>;

export const inMemoryKept = (
  { streams }: Pick<ServiceDefinition, 'streams'>,
  { time }: Pick<World, 'time'>,
  documents: Readonly<Record<string, StoredStreams>> = {},
  cursors: Cursors = inMemoryCursors(),
): Kept => ({
  documents: Object.fromEntries(streams.map(({ type: { name } }) => [name, documents[name] ?? new Map()])),
  cursors,
  trail: inMemoryChainStore<TrailEntry>(),
  parked: inMemoryParked({
    seal: (bytes) => bytes,
    unseal: (bytes) => bytes,
    now: () => time.serverNow().getTime(),
  }),
});
