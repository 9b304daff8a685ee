import { setImmediate as turn } from 'node:timers/promises';
import { createCodec, inMemoryIds } from '@handoff/codec';
import { assemble, createIds, type Ports } from '@handoff/host';
import { inMemoryBroker, inMemoryCursors, inMemoryParked } from '@handoff/messaging/in-memory';
import { type Commands, mayCall, type Operation, topics } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import { inMemoryStreams, virtualTime } from '@handoff/stream-store/in-memory';
import { app } from '../app.ts';
import { inMemoryFactTables } from '../tables/in-memory-fact-tables.ts';

/** The whole service over the in-memory twins, entered where the real one is: by its internal calls. */
export const hostedOutcomes = () => {
  const time = virtualTime('2026-11-02T14:00:00.000Z');
  const codec = createCodec({ ids: inMemoryIds() });
  const broker = inMemoryBroker();
  for (const [name, { partitions }] of Object.entries(topics)) broker.createTopic(name, partitions);
  const store = inMemoryStreams({ time });
  const tables = inMemoryFactTables();

  const ports: Ports = {
    stores: { participation: store },
    clock: time.clock,
    codec,
    producer: broker.producer(),
    cursors: inMemoryCursors(),
    parked: inMemoryParked({ seal: (bytes) => bytes, unseal: (bytes) => bytes }),
    call: () => {
      throw new Error('outcomes calls nobody');
    },
    auth: {
      authenticate: () => undefined,
      mayCall: (call) => (caller) => mayCall(caller.name, 'outcomes', call as Operation),
    },
    ids: createIds('a secret known to this test alone'),
    db: undefined as never,
    atRest: { seal: (text) => text, open: (text) => text },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    failpoint: async () => {},
  };
  const { routes, subscribers } = assemble(app({ tables: () => tables }), ports);
  for (const subscriber of subscribers)
    broker.consume({ groupId: subscriber.consumer, subscriber, onDead: () => {} });

  const call = async (path: string, from: string, body?: Buffer, headers: Record<string, string> = {}) => {
    const route = routes.find((each) => each.path === path);
    const caller = { kind: 'service', name: from };
    if (typeof route?.auth !== 'function' || !route.auth(caller))
      throw new Error(`${from} may not call ${path}`);
    return route.handle({
      params: {},
      query: {},
      body,
      bytes: Buffer.alloc(0),
      caller,
      requestId: 'request-1',
      header: (name) => headers[name],
      signal: new AbortController().signal,
    });
  };

  const command = async <Name extends keyof Commands>(
    name: Name,
    stream: string,
    record: Commands[Name],
    causation: string,
  ): Promise<Outcome> => {
    const headers = { 'handoff-stream': stream, 'handoff-causation': encodeURIComponent(causation) };
    return (await call('/internal/commands', 'gateway', codec.encode(name, record), headers)) as Outcome;
  };

  /** Until everything published was handled, and everything decided published. */
  const settle = async (): Promise<void> => {
    do {
      await turn();
      await broker.idle();
    } while ((await store.backlog()) > 0);
  };

  return { command, settle, summary: () => call('/internal/summary', 'operator'), broker, tables };
};
