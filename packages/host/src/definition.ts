import type { TenantHead } from '@handoff/audit';
import type { Codec } from '@handoff/codec';
import type { Route, ServiceAuth, ServiceClient } from '@handoff/http';
import type { Envelope } from '@handoff/messaging';
import type { Failpoint, Logger } from '@handoff/runtime';
import type { Commands, Events, PartnerMessages, ServiceName } from '@handoff/schemas';
import type { AnyStreamType, Outcome, StoredEvent } from '@handoff/stream-store';
import type { Connection } from 'mongoose';
import type { History } from './history.ts';
import type { Ids } from './ids.ts';
import type { Gauge } from './metrics/prometheus.ts';
import type { DoorRefusals } from './trail/door-refusals.ts';
import type { Act, Trail } from './trail/trail.ts';

/** Every record of the contract by its short name. */
export type Records = Events & Commands & PartnerMessages;

/** How a stream's events leave when not as themselves: only the gateway has reason to say so. */
export type Outward = Readonly<{
  /** The event types this holds for. */
  types: readonly string[];
  /** What the record of the same name says; checked before the event is stored. */
  value: (data: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  address: (
    streamId: string,
    event: StoredEvent,
  ) => Readonly<{ topic: string; key: string; headers: Record<string, string> }>;
  /**
   * The record that keeps the whole event on the owner's own topic, sealed by this service for itself, before it leaves:
   * what leaves says less than the stream knows, and a store that was put back must know it again.
   */
  keptAs: 'ViewKept';
  /** Whether what left once may leave again (`replay --redeliver`): asked when it would. Absent: it may. */
  mayLeaveAgain?: (event: StoredEvent, context: Context) => Promise<boolean>;
}>;

export type HostedStream = Readonly<{
  type: AnyStreamType;
  /** Default: the event as its record, on the topic that owns the record, keyed by the stream's id. */
  outward?: Outward;
}>;

/** A decider's command without its time, which `handle` adds from the database's clock. */
export type StreamCommand = Readonly<{ type: string; data: object }>;

export type CommandMeta = Readonly<{
  /** Who asked and under which key; the same causation is never carried out twice. */
  causation: string;
  /** SHA-256 of the command's bytes: the same causation with other bytes is refused. */
  bodyHash: string;
  /** The stream the command is addressed to (the Kafka key). */
  streamId: string;
  trace?: string;
}>;

export type EventMeta = Readonly<{ envelope: Envelope }>;

/** What a service's handlers may use. Everything technical behind it has an in-memory twin. */
export type Context = Readonly<{
  ids: Ids;
  /** Takes a command to one of this service's own streams. */
  handle: (
    stream: string,
    streamId: string,
    command: StreamCommand,
    meta: Readonly<{ causation: string; bodyHash?: string; trace?: string | undefined }>,
  ) => Promise<Outcome & { repeated: boolean }>;
  /** Lets go of all that one of this service's streams says, once it is published; false: not yet, or it has moved. */
  forget: (stream: string, streamId: string, version: number) => Promise<boolean>;
  /** A stream's state now, strongly consistent; undefined when there is no such stream. */
  // The caller names the state it expects, as it names the stream.
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  read: <State>(stream: string, streamId: string) => Promise<{ state: State; version: number } | undefined>;
  /** A command to another service, by its internal door, answered at once. Outages are Transient. */
  ask: <Name extends keyof Commands>(
    name: Name,
    streamId: string,
    value: Commands[Name],
    meta: Readonly<{ causation: string; trace?: string | undefined }>,
  ) => Promise<Outcome>;
  /** A command to another service, by `handoff.commands`; its answer comes on `handoff.answers`. */
  enqueue: <Name extends keyof Commands>(
    name: Name,
    streamId: string,
    value: Commands[Name],
    meta: Readonly<{ causation: string; trace?: string | undefined }>,
  ) => Promise<void>;
  /** Another service's internal HTTP, with this service's credentials. Outages are Transient. */
  call: (service: ServiceName) => ServiceClient;
  /** Writes down what is no event: before it is answered, so that what cannot be written down does not happen. */
  audit: (act: Act) => Promise<void>;
  /** What was written down so, of one agency or whatever else it was `by`, in order. */
  audited: Trail['of'];
  /** Writes down what a door of this service turned away; of each kind the first at once, the rest as a count a minute. */
  turnAway: DoorRefusals['turnAway'];
  /** Now, by the database's clock, as an ISO instant. */
  now: () => string;
  /** Today by the same clock, as an ISO date in UTC. */
  today: () => string;
  /**
   * Streams that wait behind a parked message at any of this service's consumers: what they say may be out of date. `except` names
   * subscriptions that say nothing in them.
   */
  parkedStreams: (except?: readonly string[]) => Promise<ReadonlySet<string>>;
  /** This service's own database. */
  db: Connection;
  /** Seals what lies in this service's database and nobody else must read there; not for vault data. */
  atRest: Readonly<{
    seal: (text: string) => string;
    open: (sealed: string) => string;
    /** The same for the same text of a field, so that it can be found by what it says and not be read. */
    index: (field: string, text: string) => string;
  }>;
  codec: Codec;
  log: Logger;
  failpoint: Failpoint;
}>;

export type CommandHandlers = {
  readonly [Name in keyof Commands]?: (
    record: Commands[Name],
    meta: CommandMeta,
    context: Context,
  ) => Promise<Outcome>;
};

export type EventHandlers = {
  readonly [Name in keyof Records]?: (
    record: Records[Name],
    meta: EventMeta,
    context: Context,
  ) => Promise<undefined | void | { skipped: string }>;
};

/** What a projection made from the owners' streams is, against the one that is read. */
export type FromOwners = Readonly<{
  /** How many events were read. */
  events: number;
  rows: number;
  /** SHA-256 of the rows known when it began: as they were followed live, and as the owners tell them. */
  live: string;
  owners: string;
  /** Rows that the live one lacked, that it had and nobody tells of, and that said something else: all set right. */
  missing: number;
  extra: number;
  changed: number;
}>;

export type Subscription = Readonly<{
  /** Names the cursors and the Kafka group: `handoff.<service>.<consumer>`. Never rename a reactor. */
  consumer: string;
  /**
   * A projection may be replayed at will; a reactor decides, offers or notifies, and may not. One that a later release
   * adds reacts to what comes from then on (beginnings.ts).
   */
  kind: 'projection' | 'reactor';
  topics: readonly string[];
  on: EventHandlers;
  /** What a projection has made, row by row, in any order: the same events must make the same rows. */
  rows?: (context: Context) => Promise<readonly object[]>;
  /** Makes the projection anew from the owners' streams, beside the one that is read, and sets right what differs. */
  fromOwners?: (context: Context, history: History) => Promise<FromOwners>;
}>;

export type ServiceDefinition = Readonly<{
  name: ServiceName;
  streams: readonly HostedStream[];
  commands: CommandHandlers;
  subscriptions: readonly Subscription[];
  /** What the groups are named after by which it reads topics beside its subscriptions, noting how far. */
  readsBeside?: readonly string[];
  /** Internal routes beside the ones every service has. */
  routes?: (context: Context, auth: ServiceAuth) => readonly Route[];
  /** Told of each event that was brought back from its topic after the store had been put back. */
  onBroughtBack?: (streamId: string, event: StoredEvent, context: Context) => Promise<void>;
  /** Has the ends of this service's trail signed; not said: by intake, which holds the key for that. */
  notary?: (heads: readonly TenantHead[], context: Context) => Promise<unknown>;
  /** Counts for `/internal/summary`. */
  summary?: (context: Context) => Promise<Record<string, unknown>>;
  /** What an operator watches of this service alone, for `/internal/metrics`: counts and ages. Left out while it can't be told. */
  gauges?: (context: Context) => Promise<readonly Gauge[]>;
  /** Indexes and other preparation before anything is taken in. */
  prepare?: (context: Context) => Promise<void>;
}>;
