import type { ServiceDefinition } from '@handoff/host';
import type { ServiceName } from '@handoff/schemas';
import type { Tables } from '@handoff/testkit/history';
import type { StoredStreams } from '@handoff/stream-store/in-memory';
import type { Gate } from '../engine/pointed.ts';

/** What a service keeps beside its streams, for one history; its processes come and go above it. */
export type Opened = Readonly<{
  define: (gate: Gate) => ServiceDefinition;
  documents?: Readonly<Record<string, StoredStreams>>;
  tables?: () => Promise<Tables>;
}>;

export type Service = Readonly<{ name: ServiceName; open: () => Opened }>;

/** For what is defined but never run. */
export const openGate: Gate = { before: async () => {}, after: () => {} };
