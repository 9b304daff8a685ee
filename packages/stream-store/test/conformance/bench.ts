import {
  createClocks,
  createHandler,
  createRelay,
  type DatabaseClock,
  type HandlerParts,
  type LocalTime,
  type RelayParts,
  type StoredEvent,
  type StreamStore,
} from '../../src/index.ts';
import { type TallyCommand, tally } from './tally.ts';

/** One set of streams, and what the suite must be able to do to it. */
export type Bench = Readonly<{
  /** The streams as another process sees them. */
  open: () => Promise<StreamStore>;
  clock: DatabaseClock;
  time: LocalTime;
  /** Lets the database's own time pass, so that leases run out. */
  elapse: (ms: number) => Promise<void>;
  /** Moves business time alone. */
  travel: (ms: number) => Promise<void>;
  close: () => Promise<void>;
}>;

export type OpenBench = () => Promise<Bench>;

/** A gate holds whoever comes to it, and tells when someone has. */
export const createGate = () => {
  const arrival = Promise.withResolvers<void>();
  const opening = Promise.withResolvers<void>();
  return {
    arrived: arrival.promise,
    open: opening.resolve,
    pass: async (): Promise<void> => {
      arrival.resolve();
      await opening.promise;
    },
  };
};

/** Stands in for a killed process: whatever came before it happened, nothing after it does. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

export const crashAt =
  (place: string) =>
  async (name: string): Promise<void> => {
    if (name === place) throw new Crash(name);
  };

/** What reached the broker, in the order in which it did, repeats and all. */
export const createTopic = () => {
  const log: { streamId: string; event: StoredEvent }[] = [];
  return {
    publish: async (streamId: string, events: readonly StoredEvent[]): Promise<void> => {
      log.push(...events.map((event) => ({ streamId, event })));
    },
    sequences: (streamId: string): number[] =>
      log.filter((entry) => entry.streamId === streamId).map(({ event }) => event.sequence),
  };
};

export type Topic = ReturnType<typeof createTopic>;

/** Long: it does not run out while a slow machine comes to the next line. Short: a test waits until it has. */
export const longLease = 60_000;
export const shortLease = 100;

type ProcessParts = Readonly<{
  topic?: Pick<Topic, 'publish'>;
  relayed?: boolean;
  leaseMs?: number;
  handler?: Partial<HandlerParts>;
  relay?: Partial<RelayParts>;
  clocks?: Partial<Parameters<typeof createClocks>[0]>;
}>;

const counter = (() => {
  let count = 0;
  return () => (count += 1);
})();

export const freshId = (): string => `tally-${counter()}-${crypto.randomUUID()}`;
export const freshCausation = (): string => `partner:test:${counter()}`;

/** A process: its own handler, relay and clocks over the shared streams. It publishes at once only if `relayed`. */
export const startProcess = async (bench: Bench, parts: ProcessParts = {}) => {
  const store = await bench.open();
  const { time, clock } = bench;
  // One claim at a time: a short lease may run out before a slow machine has claimed the next.
  const claims = parts.leaseMs ? { leaseMs: parts.leaseMs, batch: 1 } : { leaseMs: longLease };
  const topic = parts.topic ?? createTopic();
  const relay = createRelay({
    store,
    publish: topic.publish,
    time,
    olderThanMs: 0,
    ...claims,
    ...parts.relay,
  });
  const handler = createHandler({
    store,
    now: clock.now,
    accepts: () => undefined,
    time,
    ...(parts.relayed ? { relay } : {}),
    ...parts.handler,
  });
  const clocks = createClocks({
    store,
    streamTypes: [tally],
    handler,
    time,
    ...claims,
    ...parts.clocks,
  });
  const tell = (id: string, command: TallyCommand, causation = freshCausation(), bodyHash = 'body') =>
    handler.handle(tally, id, command, { causation, bodyHash });
  return { store, relay, handler, clocks, tell };
};

export type Process = Awaited<ReturnType<typeof startProcess>>;
