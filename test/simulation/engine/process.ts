import { assemble, type Parts as ServiceParts, type Ports } from '@handoff/host';
import { type CallRoute, callRoute, inMemoryPorts, type Kept, type World } from '@handoff/host/in-memory';
import type { ServiceClient } from '@handoff/http';
import type { Seen } from '@handoff/messaging';
import type { ServiceName } from '@handoff/schemas';
import type { StreamStore } from '@handoff/stream-store';
import { inMemoryStreams } from '@handoff/stream-store/in-memory';
import type { SimulatedBroker } from './broker.ts';
import type { Faults } from './faults.ts';
import type { Life } from './life.ts';
import type { Defined } from '../exchange/service.ts';
import { type Gate, pointed } from './pointed.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

/** Breaks a service's stores on purpose, to see the checker notice. */
export type Tamper = (store: StreamStore, type: string) => StreamStore;

export type Machine = Readonly<{
  scheduler: Scheduler;
  random: Random;
  faults: Faults;
  broker: SimulatedBroker;
  world: World;
  newEventId: (at: string) => string;
  tamper: Tamper;
  onVerdict: (seen: Seen) => void;
  /** What a handler said whose message had to be parked. */
  onComplaint: (complaint: string) => void;
}>;

type Parts = Readonly<{
  machine: Machine;
  life: Life;
  service: ServiceName;
  kept: Kept;
  /** The service's definition on twins that pass this process's gates. */
  define: (gate: Gate) => Defined;
  call: (to: ServiceName) => ServiceClient;
}>;

export type Process = Readonly<{
  life: Life;
  /** Its internal door. */
  call: CallRoute;
  /** Its public door, if it has one. */
  ask: CallRoute;
  sweep: () => Promise<unknown>;
  tick: () => Promise<unknown>;
  parts: ServiceParts;
}>;

/** Doors are many and each costs something; many a process ends before anybody came to it. */
const onceAsked = (build: () => CallRoute): CallRoute => {
  let built: CallRoute | undefined;
  return (...asked) => (built ??= build())(...asked);
};

const written = new Set(['append.done', 'mark.done']);

/** The whole service, assembled as in production; every way out of the process leads past the scheduler. */
export const startProcess = ({ machine, life, service, kept, define, call }: Parts): Process => {
  const { scheduler, random, faults, broker, world, newEventId, tamper, onVerdict, onComplaint } = machine;
  const pass = (name: string): Promise<void> => scheduler.pass(life, name);
  const gate: Gate = {
    before: async (operation) => {
      await pass(operation);
      faults.strike('outage', 'collection');
    },
    after: () => faults.strike('lostAck', 'collection'),
  };

  /** The twin asks before and after each effect; only where something was written can its answer be lost. */
  const point = async (name: string): Promise<void> => {
    if (name.endsWith('.done')) {
      if (written.has(name)) faults.strike('lostAck', 'stream');
      return;
    }
    await pass(name);
    faults.strike('outage', 'stream');
  };

  const stores = Object.fromEntries(
    Object.entries(kept.documents).map(([type, documents]) => [
      type,
      tamper(inMemoryStreams({ time: world.time, documents, point }), type),
    ]),
  );

  const parked = pointed(kept.parked, 'parked', gate);
  const ports: Ports = {
    ...inMemoryPorts({ service, world, kept, stores }),
    producer: broker.producerOf(life),
    cursors: pointed(kept.cursors, 'cursors', gate),
    trail: pointed(kept.trail, 'trail', gate),
    parked: {
      ...parked,
      add: (entry) => {
        onComplaint(`${entry.consumer} on ${entry.stream}: ${entry.detail ?? entry.reason.reason}`);
        return parked.add(entry);
      },
    },
    call,
    failpoint: pass,
    onVerdict,
    own: {
      time: { elapsed: world.time.local.elapsed, sleep: (ms) => scheduler.sleep(life, ms) },
      random: random.next,
      newEventId,
    },
  };
  const { definition, beside } = define(gate);
  const parts = assemble(definition, ports);
  const consume = broker.consumeAs(life);
  for (const subscriber of parts.subscribers)
    consume({ groupId: `handoff.${subscriber.consumer}`, subscriber, onDead: () => undefined });
  const sleep = (ms: number): Promise<void> => scheduler.sleep(life, ms);
  const open = beside?.({ context: parts.context, consume, sleep });
  const quietly = (work: () => Promise<unknown>) => async (): Promise<void> => {
    await work().catch(() => undefined);
  };
  return {
    life,
    call: onceAsked(() => callRoute(parts.routes)),
    ask: onceAsked(() => callRoute(open?.routes ?? [])),
    sweep: quietly(() => Promise.all([parts.relay.sweep(), open?.now()])),
    tick: quietly(parts.clocks.tick),
    parts,
  };
};
