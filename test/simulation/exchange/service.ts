import type { Context, ServiceDefinition } from '@handoff/host';
import type { Broker } from '@handoff/messaging';
import type { Route } from '@handoff/http';
import type { ServiceName } from '@handoff/schemas';
import type { Tables } from '@handoff/testkit/history';
import type { StoredStreams } from '@handoff/stream-store/in-memory';
import type { Gateway } from '../../../services/gateway/src/gateway.ts';
import type { Gate } from '../engine/pointed.ts';

/** What a service keeps beside its streams, for one history; its processes come and go above it. */
export type Opened = Readonly<{
  define: (gate: Gate) => Defined;
  documents?: Readonly<Record<string, StoredStreams>>;
  tables?: () => Promise<Tables>;
}>;

/** What a process of the service runs; `beside`: what it opens once everything is assembled. */
export type Defined = Readonly<{
  definition: ServiceDefinition;
  beside?: (parts: Beside) => Open;
}>;

/** A public door, and what the process does by itself now and then. */
export type Open = Readonly<{
  routes: readonly Route[];
  now: () => Promise<void>;
  /** For who wants more of the door than the workload uses. */
  gateway?: Gateway;
}>;

export type Beside = Readonly<{
  context: Context;
  consume: Broker['consume'];
  sleep: (ms: number) => Promise<void>;
}>;

export type Service = Readonly<{ name: ServiceName; open: (createTopic: CreateTopic) => Opened }>;
export type CreateTopic = (topic: string, partitions: number) => void;

/** For what is defined but never run. */
export const openGate: Gate = { before: async () => {}, after: () => {} };
