import { createHash } from 'node:crypto';
import { createCodec, inMemoryIds } from '@handoff/codec';
import { Refusal } from '@handoff/decider';
import { assemble, createIds, type Ports } from '@handoff/host';
import type { Caller } from '@handoff/http';
import { writeEnvelope } from '@handoff/messaging';
import { inMemoryBroker, inMemoryCursors, inMemoryParked } from '@handoff/messaging/in-memory';
import {
  type Commands,
  dataSchemaOf,
  type Events,
  mayCall,
  type Operation,
  recordNamed,
  topicOf,
  topics,
} from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import { inMemoryStreams, virtualTime } from '@handoff/stream-store/in-memory';
import { app } from '../app.ts';
import { usualClocks } from '../domain/clocks.ts';
import { loadPathways } from '../pathways/load-pathways.ts';
import { inMemoryRegister } from '../register/in-memory-register.ts';
import { fakeIntake } from './fake-intake.ts';

export class Crash extends Error {}

/** The whole service over the in-memory twins, entered where the real one is: by events, commands and calls. */
export const hostedRouting = () => {
  const time = virtualTime('2026-01-05T14:00:00.000Z');
  const intake = fakeIntake();
  const ids = createIds('a secret known to this test alone');
  const codec = createCodec({ ids: inMemoryIds() });
  const broker = inMemoryBroker();
  for (const [name, { partitions }] of Object.entries(topics)) broker.createTopic(name, partitions);
  const documents = { journey: new Map(), referral: new Map(), seats: new Map() };
  const stores = {
    journey: inMemoryStreams({ time, documents: documents.journey }),
    referral: inMemoryStreams({ time, documents: documents.referral }),
    seats: inMemoryStreams({ time, documents: documents.seats }),
  };
  const parked = inMemoryParked({ seal: (bytes) => bytes, unseal: (bytes) => bytes });
  const register = inMemoryRegister(documents);
  const crashes = new Set<string>();
  const log: unknown[] = [];
  const note = (...line: unknown[]) => void log.push(line);

  const definition = app({ pathways: loadPathways(), clocks: usualClocks, register: () => register });
  const ports: Ports = {
    stores,
    clock: time.clock,
    codec,
    producer: broker.producer(),
    cursors: inMemoryCursors(),
    parked,
    call: () => intake.client,
    auth: {
      authenticate: () => undefined,
      mayCall: (call) => (caller) => mayCall(caller.name, 'routing', call as Operation),
    },
    ids,
    db: undefined as never,
    atRest: { seal: (text) => text, open: (text) => text },
    log: { debug: note, info: note, warn: note, error: note },
    failpoint: async (name) => {
      if (crashes.delete(name)) throw new Crash(name);
    },
  };
  const { context, routes, subscribers, relay, clocks } = assemble(definition, ports);
  for (const subscriber of subscribers)
    broker.consume({ groupId: subscriber.consumer, subscriber, onDead: () => {} });

  /** Until nothing is unpublished and nobody has anything left to do. */
  const settle = async (): Promise<void> => {
    for (let moved = true; moved; ) {
      await broker.idle();
      const waiting = await Promise.all(
        Object.values(stores).map((store) =>
          store.claimPending({ owner: 'test', leaseMs: 0, limit: 1_000, olderThanMs: 0 }),
        ),
      );
      for (const { id } of waiting.flat()) await relay.publish(id);
      moved = waiting.flat().length > 0;
    }
    await broker.idle();
  };

  const sequences = new Map<string, number>();
  let told = 0;
  const tell = async <Name extends keyof Events>(
    name: Name,
    key: string,
    value: Events[Name],
  ): Promise<void> => {
    const sequence = (sequences.get(key) ?? 0) + 1;
    sequences.set(key, sequence);
    told += 1;
    const headers = writeEnvelope({
      id: `event-${told}`,
      type: recordNamed(name).name,
      source: '/handoff/test',
      subject: key,
      time: time.clock.now(),
      dataschema: dataSchemaOf(name),
      sequence,
    });
    await broker
      .producer()
      .send({ topic: topicOf(name), messages: [{ key, headers, value: codec.encode(name, value) }] });
    await settle();
  };

  const command = async <Name extends keyof Commands>(
    name: Name,
    streamId: string,
    record: Commands[Name],
    causation: string,
  ): Promise<Outcome> => {
    const bytes = codec.encode(name, record);
    const { value } = await codec.decode(bytes);
    const handler = definition.commands[name] as (...given: unknown[]) => Promise<Outcome>;
    const bodyHash = createHash('sha256').update(bytes).digest('hex');
    try {
      return await handler(value, { streamId, causation, bodyHash }, context);
    } catch (error) {
      // As the host's door does: a refusal before any stream was touched is an answer too.
      if (!(error instanceof Refusal)) throw error;
      const { code, reason, mend } = error;
      return { kind: 'refused', version: 0, code, reason, mend };
    }
  };

  const get = async (path: string, params: Record<string, string>, from = 'operator'): Promise<unknown> => {
    const route = routes.find((each) => each.path === path && each.method === 'GET');
    const caller: Caller = { kind: 'service', name: from };
    if (!route || typeof route.auth !== 'function' || !route.auth(caller))
      throw new Error(`${from} may not ${path}`);
    const nothing = { query: {}, body: undefined, bytes: Buffer.alloc(0), requestId: 'request-1' };
    return route.handle({
      ...nothing,
      params,
      caller,
      header: () => undefined,
      signal: new AbortController().signal,
    });
  };

  const published = (): { type: string; data: Record<string, unknown> }[] =>
    Object.values(documents)
      .flatMap((streams) => [...streams.values()])
      .flatMap(({ events }) => events);

  return {
    time,
    intake,
    ids,
    tell,
    command,
    get,
    settle,
    parked,
    register,
    published,
    documents,
    log,
    broker,
    read: context.read,
    crashAt: (point: string) => void crashes.add(point),
    /** Days pass; every clock that is due rings. */
    pass: async (days: number) => {
      time.travel(days * 24 * 60 * 60_000);
      for (let rung = 1; rung > 0; ) {
        rung = await clocks.tick();
        await settle();
      }
    },
  };
};

export type HostedRouting = ReturnType<typeof hostedRouting>;
