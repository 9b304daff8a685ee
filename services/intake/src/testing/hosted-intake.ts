import { setImmediate as turn } from 'node:timers/promises';
import { createCodec, inMemoryIds } from '@handoff/codec';
import { assemble, createIds, type Ports } from '@handoff/host';
import { inMemoryBroker, inMemoryCursors, inMemoryParked } from '@handoff/messaging/in-memory';
import { type Commands, mayCall, type Operation, topics } from '@handoff/schemas';
import { inMemoryKeyStore, keyring, newSecretKey } from '@handoff/sealing';
import type { Outcome } from '@handoff/stream-store';
import { inMemoryStreams, virtualTime } from '@handoff/stream-store/in-memory';
import { app } from '../app.ts';
import { inMemoryAuditLog } from '../vault/in-memory-audit-log.ts';
import { inMemoryRecipientKeyStore } from '../vault/in-memory-recipient-key-store.ts';
import { recipientKeyPair } from '../vault/recipient-key.ts';
import { createVault } from '../vault/vault.ts';

type Sent = Readonly<{ body?: unknown; headers?: Readonly<Record<string, string>> }>;

/** The whole service over the in-memory twins, entered where the real one is: by its internal calls. */
export const hostedIntake = () => {
  const time = virtualTime('2026-06-01T15:00:00.000Z');
  const ids = createIds('a secret known to this test alone');
  const codec = createCodec({ ids: inMemoryIds() });
  const broker = inMemoryBroker();
  for (const [name, { partitions }] of Object.entries(topics)) broker.createTopic(name, partitions);
  const stores = { intake: inMemoryStreams({ time }), consent: inMemoryStreams({ time }) };
  const parked = inMemoryParked({ seal: (bytes) => bytes, unseal: (bytes) => bytes });
  const audit = inMemoryAuditLog();
  const vault = vaultInMemory(audit, ids, time.clock.now);
  const crashes: string[] = [];

  const ports: Ports = {
    stores,
    clock: time.clock,
    codec,
    producer: broker.producer(),
    cursors: inMemoryCursors(),
    parked,
    call: () => {
      throw new Error('intake calls nobody');
    },
    auth: {
      authenticate: () => undefined,
      mayCall: (call) => (caller) => mayCall(caller.name, 'intake', call as Operation),
    },
    ids,
    db: undefined as never,
    atRest: { seal: (text) => text, open: (text) => text },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    failpoint: async (name) => {
      if (!crashes.includes(name)) return;
      crashes.splice(crashes.indexOf(name), 1);
      throw Object.assign(new Error(`crashed at ${name}`), { transient: true });
    },
  };
  const { routes, subscribers } = assemble(app({ vault: () => vault, count: async () => 0 }), ports);
  for (const subscriber of subscribers)
    broker.consume({ groupId: subscriber.consumer, subscriber, onDead: () => {} });

  /** An internal call, by its own checks: who may, what is well formed. */
  const call = async (
    from: string,
    method: 'GET' | 'POST',
    path: string,
    { body, headers = {} }: Sent = {},
  ) => {
    const route = routes.find((each) => each.path === path && each.method === method);
    const caller = { kind: 'service', name: from };
    if (typeof route?.auth !== 'function' || !route.auth(caller))
      throw new Error(`${from} may not ${method} ${path}`);
    return route.handle({
      params: {},
      query: {},
      body: route.body?.schema.parse(body),
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
    causation = `partner:harbor-worker-center:${name}`,
  ): Promise<Outcome> => {
    const headers = { 'handoff-stream': stream, 'handoff-causation': encodeURIComponent(causation) };
    const body = codec.encode(name, record);
    return (await call('gateway', 'POST', '/internal/commands', { body, headers })) as Outcome;
  };

  /** Until everything published was handled, and everything decided published. */
  const settle = async (): Promise<void> => {
    do {
      await turn();
      await broker.idle();
    } while ((await stores.intake.backlog()) + (await stores.consent.backlog()) > 0);
  };

  return { call, command, settle, ids, codec, broker, stores, parked, audit, vault, time, crashes };
};

const vaultInMemory = (
  audit: ReturnType<typeof inMemoryAuditLog>,
  ids: ReturnType<typeof createIds>,
  now: () => string,
) => {
  const master = newSecretKey();
  const pair = inMemoryRecipientKeyStore();
  return createVault({
    keyring: keyring({ master, store: inMemoryKeyStore() }),
    recipientKey: () => recipientKeyPair(pair, master, []),
    audit,
    now,
    auditId: () => ids.fresh('audit'),
  });
};
