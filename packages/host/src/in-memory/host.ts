import type { ServiceClient } from '@handoff/http';
import { type Seen, writeEnvelope } from '@handoff/messaging';
import { inMemoryCursors, inMemoryParked } from '@handoff/messaging/in-memory';
import {
  type Commands,
  dataSchemaOf,
  type Events,
  mayCall,
  type Operation,
  recordNamed,
  type ServiceName,
  topicOf,
} from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import { inMemoryStreams, type StoredStreams } from '@handoff/stream-store/in-memory';
import { assemble, type Ports } from '../assemble.ts';
import type { ServiceDefinition } from '../definition.ts';
import { callRoute, inMemoryClient } from './door.ts';
import { Crash, settling } from './settling.ts';
import { inMemoryWorld, type World } from './world.ts';

type Options = Readonly<{
  /** Shared by services that are to meet each other. */
  world?: World;
  /** Stand-ins for services that are not hosted in this world. */
  peers?: Readonly<Partial<Record<ServiceName, ServiceClient>>>;
  /** Documents by stream type, for twins that look into them as a Mongo projection would. */
  documents?: Readonly<Record<string, StoredStreams>>;
  onVerdict?: (seen: Seen) => void;
}>;

/** One service over the in-memory twins, entered where the real one is: by commands, events, internal calls, time. */
export const hostInMemory = (definition: ServiceDefinition, options: Options = {}) => {
  const { world = inMemoryWorld(), peers = {}, onVerdict } = options;
  const { time, broker, codec, ids } = world;
  const { name } = definition;
  const documents: Record<string, StoredStreams> = Object.fromEntries(
    definition.streams.map(({ type }) => [type.name, options.documents?.[type.name] ?? new Map()]),
  );
  const stores = Object.fromEntries(
    Object.entries(documents).map(([type, streams]) => [type, inMemoryStreams({ time, documents: streams })]),
  );
  const parked = inMemoryParked({ seal: (bytes) => bytes, unseal: (bytes) => bytes });
  const crashes = new Set<string>();
  const log: unknown[] = [];
  const note = (...line: unknown[]): void => void log.push(line);

  const ports: Ports = {
    stores,
    clock: time.clock,
    codec,
    producer: broker.producer(),
    cursors: inMemoryCursors(),
    parked,
    call: (to) => peers[to] ?? world.client(name, to),
    auth: {
      authenticate: () => undefined,
      mayCall: (call) => (caller) => mayCall(caller.name, name, call as Operation),
    },
    ids,
    // What a service keeps beside its streams comes to it through ports of its own, which have twins too.
    db: undefined as never,
    atRest: { seal: (text) => text, open: (text) => text },
    log: { debug: note, info: note, warn: note, error: note },
    failpoint: async (point) => {
      if (crashes.delete(point)) throw new Crash(point);
    },
    ...(onVerdict === undefined ? {} : { onVerdict }),
  };
  const parts = assemble(definition, ports);
  for (const subscriber of parts.subscribers)
    broker.consume({ groupId: subscriber.consumer, subscriber, onDead: () => undefined });
  const call = callRoute(parts.routes);
  world.open(name, (from) => inMemoryClient(call, name, from));
  const settle = settling(broker, stores, parts.relay);

  const command = async <Name extends keyof Commands>(
    command: Name,
    streamId: string,
    record: Commands[Name],
    causation: string,
  ): Promise<Outcome> => {
    const headers = { 'handoff-stream': streamId, 'handoff-causation': encodeURIComponent(causation) };
    const body = codec.encode(command, record);
    return (await call('gateway', 'POST', '/internal/commands', { headers, body })) as Outcome;
  };

  const sequences = new Map<string, number>();
  /** An event of another service, as its relay would send it: the next in its stream unless said otherwise. */
  const tell = async <Name extends keyof Events>(
    event: Name,
    streamId: string,
    value: Events[Name],
    differing: Readonly<{ id?: string; sequence?: number }> = {},
  ): Promise<void> => {
    const sequence = differing.sequence ?? (sequences.get(streamId) ?? 0) + 1;
    sequences.set(streamId, sequence);
    const headers = writeEnvelope({
      id: differing.id ?? `event-${streamId}-${sequence}`,
      type: recordNamed(event).name,
      source: '/handoff/test',
      subject: streamId,
      time: time.clock.now(),
      dataschema: dataSchemaOf(event),
      sequence,
    });
    await broker
      .producer()
      .send({
        topic: topicOf(event),
        messages: [{ key: streamId, headers, value: codec.encode(event, value) }],
      });
    await settle();
  };

  return {
    ...parts,
    world,
    time,
    broker,
    codec,
    ids,
    stores,
    documents,
    parked,
    log,
    call,
    command,
    tell,
    settle,
    read: parts.context.read,
    /** The next time this point is passed, the process is as good as dead there. */
    crashAt: (point: string): void => void crashes.add(point),
    /** Business time passes, and every clock that is due rings. */
    pass: async (days: number): Promise<void> => {
      time.travel(days * 86_400_000);
      for (let rung = 1; rung > 0; ) {
        rung = await parts.clocks.tick();
        await settle();
      }
    },
  };
};

export type HostedInMemory = ReturnType<typeof hostInMemory>;
