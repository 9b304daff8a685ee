import type { ChainStore } from '@handoff/audit';
import type { Codec } from '@handoff/codec';
import type { Route, ServiceAuth, ServiceClient } from '@handoff/http';
import {
  createSubscriber,
  type Cursors,
  type Group,
  type Handler,
  type Lag,
  type Parked,
  type Producer,
  type Seen,
  type Subscriber,
} from '@handoff/messaging';
import { inMemoryCursors, inMemoryParked } from '@handoff/messaging/in-memory';
import type { Failpoint, Logger } from '@handoff/runtime';
import { type ServiceName, topics } from '@handoff/schemas';
import {
  type Clocks,
  createClocks,
  createHandler,
  createRelay,
  type DatabaseClock,
  type HandlerParts,
  type LocalTime,
  type Relay,
  type StoredEvent,
  storesByType,
  type StreamStore,
} from '@handoff/stream-store';
import type { Connection } from 'mongoose';
import { answeredCommands } from './answer-commands.ts';
import { commandDoor } from './command-door.ts';
import type { Context, ServiceDefinition, Subscription } from './definition.ts';
import { eventHandlers } from './event-handlers.ts';
import { type EventMessage, type EventMessages, eventMessages } from './event-message.ts';
import { fetchTail } from './fetch-tail.ts';
import type { Ids } from './ids.ts';
import { type History, historyOf } from './history.ts';
import { messageLog } from './message-log.ts';
import { parkedStreams } from './parked-streams.ts';
import { parkedMessages } from './routes/parked-messages.ts';
import { serveHistory } from './routes/serve-history.ts';
import { serveTail } from './routes/serve-tail.ts';
import { showMetrics } from './routes/show-metrics.ts';
import { showTrail } from './routes/show-trail.ts';
import { summarize } from './routes/summarize.ts';
import { takeCommand } from './routes/take-command.ts';
import { askOwner, enqueueCommand } from './send-command.ts';
import { linkToEarlier, publishTraced, traceHandling, traceRinging, traceSends } from './trace-work.ts';
import type { TrailEntry } from './trail/entry.ts';
import { notingOperator } from './trail/operator-acts.ts';
import { createTrail, type Trail } from './trail/trail.ts';
import { worthTryingAgain } from './worth-trying-again.ts';

/** Everything technical a service stands on; the in-memory twins fit the same places. */
export type Ports = Readonly<{
  stores: Readonly<Record<string, StreamStore>>;
  clock: DatabaseClock;
  codec: Codec;
  producer: Producer;
  cursors: Cursors;
  parked: Parked;
  /** What the service did and did not do, as chains. */
  trail: ChainStore<TrailEntry>;
  /** Where these groups are behind, and any other group of this service. */
  lag: (groups: readonly Group[]) => Promise<readonly Lag[]>;
  call: (service: ServiceName) => ServiceClient;
  auth: ServiceAuth;
  ids: Ids;
  db: Connection;
  atRest: Context['atRest'];
  log: Logger;
  failpoint: Failpoint;
  sweepEveryMs?: number;
  /** Since when a reactor reacts; empty, or not said: from the first event on. */
  begins?: (consumer: string) => string;
  onVerdict?: (seen: Seen) => void;
  /** What a process has of its own; a simulation lends it one where nothing is left to chance. */
  own?: Readonly<{ time: LocalTime; random: () => number; newEventId: (at: string) => string }>;
}>;

export type Parts = Readonly<{
  context: Context;
  messages: EventMessages;
  /** All of the service's streams. */
  store: StreamStore;
  /** All that owners' streams said. */
  history: History;
  /** A subscription as if it had read nothing yet. */
  anew: (subscription: Subscription) => Subscriber;
  /** The subscriber of commands, then one a subscription: each with a Kafka group of its own. */
  subscribers: readonly Subscriber[];
  routes: readonly Route[];
  relay: Relay;
  clocks: Clocks;
  trail: Trail;
}>;

const compacted = Object.entries(topics).flatMap(([name, topic]) => (topic.compacted ? [name] : []));

/** The wiring every service has in common, whatever it stands on. */
export const assemble = (definition: ServiceDefinition, ports: Ports): Parts => {
  const { codec, clock, failpoint, log } = ports;
  const producer = traceSends(ports.producer);
  const store = storesByType(ports.stores);
  const messages = eventMessages(definition.name, codec, definition.streams, ports.atRest);
  const trail = createTrail({ service: definition.name, store: ports.trail, ids: ports.ids, now: clock.now });
  const streamTypes = definition.streams.map(({ type }) => type);

  const send = async (streamId: string, events: readonly StoredEvent[]): Promise<void> => {
    const kept = events.flatMap((event) => messages.kept(streamId, event) ?? []);
    const [keeping] = kept;
    if (keeping)
      await ports.producer.send({ topic: keeping.topic, messages: kept.map(({ message }) => message) });
    const outgoing = events.map((event) => messages.of(streamId, event));
    const [first] = outgoing;
    // All events of a stream leave by one topic and key, so they are one topic-partition.
    if (!first) return;
    const batch = { topic: first.topic, messages: outgoing.map(({ message }) => message) };
    await publishTraced(ports.producer, events, batch);
  };

  // The event is the audited fact: the relay marks it once it is out and in the trail, and nobody waits for either.
  const publish = async (streamId: string, events: readonly StoredEvent[]): Promise<void> => {
    await Promise.all([trail.changed(streamId, events), send(streamId, events)]);
  };

  const sweepEvery = ports.sweepEveryMs ?? 1_000;
  const relay = createRelay({
    store,
    publish,
    failpoint,
    sweepEveryMs: sweepEvery,
    onFailure: (stream, error) => log.warn('not published yet; the sweeper tries again', { stream, error }),
    ...timeOf(ports),
  });
  const handler = createHandler({
    store,
    now: clock.now,
    accepts: messages.accepts,
    relay,
    failpoint,
    onContinued: linkToEarlier,
    ...ports.own,
  });
  const clocks = createClocks({
    store,
    streamTypes,
    handler: traceRinging(handler),
    failpoint,
    tickEveryMs: sweepEvery,
    onFailure: (stream, error) => log.warn('a clock could not ring; it is tried again', { stream, error }),
    ...timeOf(ports),
  });

  const typeNamed = (name: string) => {
    const found = streamTypes.find((type) => type.name === name);
    if (!found) throw new Error(`${definition.name} hosts no stream type '${name}'`);
    return found;
  };

  const checked = (stream: string, streamId: string): string => {
    if (!streamId.startsWith(`${typeNamed(stream).name}-`)) throw new Error(`${streamId} is no ${stream}`);
    return streamId;
  };

  const context: Context = {
    ids: ports.ids,
    handle: traceHandling(async (stream, streamId, command, { causation, bodyHash = 'caused', trace }) => {
      const meta = { causation, bodyHash, trace };
      const answer = await handler.handle(typeNamed(stream), streamId, command, meta);
      if (answer.kind === 'refused')
        await trail.refused({ streamId, command: command.type, code: answer.code, causation });
      return answer;
    }),
    forget: (stream, streamId, version) => store.forget(checked(stream, streamId), version),
    read: (stream, streamId) => handler.read(typeNamed(stream), streamId) as never,
    ask: askOwner(codec, ports.call),
    enqueue: enqueueCommand(definition.name, codec, producer, clock.now),
    call: ports.call,
    audit: trail.acted,
    audited: trail.of,
    turnAway: trail.door.turnAway,
    now: clock.now,
    today: () => clock.now().slice(0, 10),
    parkedStreams: parkedStreams(definition.name, ports.parked),
    db: ports.db,
    codec,
    atRest: ports.atRest,
    log,
    failpoint,
  };

  const tail = async (streamId: string, after: number): Promise<EventMessage[]> =>
    (await store.tail(streamId, after)).map((event) => messages.of(streamId, event));

  const subscriber = (
    consumer: string,
    on: Record<string, Handler>,
    from: readonly string[],
    { cursors, parked, begins }: Pick<Ports, 'cursors' | 'parked' | 'begins'> = ports,
  ): Subscriber =>
    createSubscriber({
      consumer: `${definition.name}.${consumer}`,
      topics: from,
      codec,
      cursors,
      parked,
      fetchTail: fetchTail({ name: definition.name, tail }, ports.call),
      handlers: on,
      wants: ({ ce_time: time = '' }) => time >= (begins?.(consumer) ?? ''),
      compacted,
      failpoint,
      isTransient: worthTryingAgain,
      ...(ports.own === undefined ? {} : { retry: { sleep: ports.own.time.sleep } }),
      log: messageLog(log),
      ...(ports.onVerdict === undefined ? {} : { onVerdict: ports.onVerdict }),
      onFork: ({ subject, sequence }) =>
        log.error('two events claim one place', { stream: subject, sequence }),
    });

  const door = commandDoor(definition.name, codec, definition.commands, context);
  const subscribers = [
    ...(Object.keys(definition.commands).length === 0
      ? []
      : [
          subscriber(
            'commands',
            answeredCommands({ service: definition.name, codec, producer, door, now: clock.now }),
            ['handoff.commands'],
          ),
        ]),
    ...definition.subscriptions.map(({ consumer, topics: from, on }) =>
      subscriber(consumer, eventHandlers(on, context), from),
    ),
  ];

  const { gauges } = definition;
  const watched = {
    service: definition.name,
    store,
    parked: ports.parked,
    lag: ports.lag,
    ...(gauges === undefined ? {} : { own: () => gauges(context) }),
    groups: subscribers.map(({ consumer, topics: from }) => ({
      groupId: `handoff.${consumer}`,
      topics: from,
    })),
  };

  const tailIfThere = async (streamId: string, after: number) =>
    (await store.load(streamId)) === undefined ? undefined : tail(streamId, after);

  return {
    context,
    messages,
    store,
    history: historyOf({ name: definition.name, stores: ports.stores, messages, codec, call: ports.call }),
    anew: ({ consumer, topics: from, on }) =>
      subscriber(consumer, eventHandlers(on, context), from, fromTheBeginning()),
    subscribers,
    relay,
    clocks,
    trail,
    // Built when asked for: a simulation starts processes by the thousand, and most doors of theirs are never opened.
    get routes() {
      return [
        takeCommand(door, ports.auth),
        serveTail(tailIfThere, ports.auth),
        serveHistory({ streams: definition.streams, stores: ports.stores, messages }, ports.auth),
        summarize(definition, context, { parked: ports.parked, store }, ports.auth),
        showMetrics(watched, ports.auth),
        ...showTrail({ trail: ports.trail, store }, ports.auth),
        ...parkedMessages({ parked: ports.parked, subscribers, failpoint }, ports.auth),
        ...(definition.routes?.(context, ports.auth) ?? []),
      ].map(notingOperator(context));
    },
  };
};

/** What is parked on such a way is what failed: it is counted and gone, as are the cursors. */
const fromTheBeginning = (): Pick<Ports, 'cursors' | 'parked'> => ({
  cursors: inMemoryCursors(),
  parked: inMemoryParked({ seal: (bytes) => bytes, unseal: (bytes) => bytes }),
});

const timeOf = ({ own }: Ports): Pick<HandlerParts, 'time'> => (own === undefined ? {} : { time: own.time });
