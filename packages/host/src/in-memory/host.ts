import type { ServiceClient } from '@handoff/http';
import type { Consumer, Cursors, Seen } from '@handoff/messaging';
import type { Events, ServiceName } from '@handoff/schemas';
import { storesByType } from '@handoff/stream-store';
import type { StoredStreams } from '@handoff/stream-store/in-memory';
import { assemble } from '../assemble.ts';
import type { ServiceDefinition } from '../definition.ts';
import { createRestore } from '../restore/restore.ts';
import { consumeNoting } from './consume-noting.ts';
import { callRoute, inMemoryClient } from './door.ts';
import { answersOn, commandByDoor, commandByTopic, eventFromElsewhere } from './entrances.ts';
import { inMemoryKept } from './kept.ts';
import { inMemoryPorts } from './ports.ts';
import { Crash, settling } from './settling.ts';
import { inMemoryWorld, type World } from './world.ts';

type Options = Readonly<{
  /** Shared by services that are to meet each other. */
  world?: World;
  /** Stand-ins for services that are not hosted in this world. */
  peers?: Readonly<Partial<Record<ServiceName, ServiceClient>>>;
  /** Documents by stream type, for twins that look into them as a Mongo projection would. */
  documents?: Readonly<Record<string, StoredStreams>>;
  /** What an earlier process of the service left, or a backup of it. */
  cursors?: Cursors;
  onVerdict?: (seen: Seen) => void;
  begins?: (consumer: string) => string;
}>;

/** One service over the in-memory twins, entered where the real one is: by commands, events, internal calls, time. */
export const hostInMemory = (definition: ServiceDefinition, options: Options = {}) => {
  const { world = inMemoryWorld(), peers = {}, onVerdict, begins } = options;
  const { time, broker, codec, ids } = world;
  const { name } = definition;
  const kept = inMemoryKept(definition, world, options.documents, options.cursors);
  const crashes: string[] = [];
  const meanwhile = new Map<string, () => Promise<unknown>>();
  const log: unknown[] = [];

  const ports = {
    ...inMemoryPorts({ service: name, world, kept, peers, note: (...line) => void log.push(line) }),
    failpoint: async (point: string) => {
      const at = crashes.indexOf(point);
      if (at >= 0) throw new Crash(...crashes.splice(at, 1));
      const happens = meanwhile.get(point);
      meanwhile.delete(point);
      await happens?.();
    },
    ...(onVerdict === undefined ? {} : { onVerdict }),
    ...(begins === undefined ? {} : { begins }),
  };
  const { stores } = ports;
  const consumers: Consumer[] = [];
  const parts = assemble(definition, ports);
  for (const subscriber of parts.subscribers) consumers.push(consumeNoting(broker, kept.cursors, subscriber));
  const restore = createRestore(definition, ports, broker.recall, parts);
  const call = callRoute(parts.routes);
  world.open(name, (from) => inMemoryClient(call, name, from));
  const settle = settling(broker, stores, parts.relay);
  const fromElsewhere = eventFromElsewhere(world);

  return {
    ...parts,
    ...kept,
    restore,
    /** As when the process ends: its consumers leave. */
    stop: async (): Promise<void> => {
      for (const consumer of consumers) await consumer.stop();
    },
    world,
    time,
    broker,
    codec,
    ids,
    stores,
    log,
    call,
    settle,
    read: parts.context.read,
    /** What a stream of this service says, after a sequence. */
    eventsOf: (streamId: string, after = 0) => storesByType(stores).tail(streamId, after),
    command: commandByDoor(codec, call),
    enqueue: commandByTopic(world),
    /** Everything that stands on `handoff.answers`. */
    answers: answersOn(codec, broker),
    tell: async <Name extends keyof Events>(...event: Parameters<typeof fromElsewhere<Name>>) => {
      await fromElsewhere(...event);
      await settle();
    },
    /** The next time this point is passed, the process is as good as dead there. */
    crashAt: (point: string): void => void crashes.push(point),
    /** The next time this point is passed, something happens elsewhere before the process goes on. */
    meanwhileAt: (point: string, happens: () => Promise<unknown>): void => void meanwhile.set(point, happens),
    /** Points nobody came to yet. */
    crashesAhead: (): readonly string[] => [...crashes],
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
