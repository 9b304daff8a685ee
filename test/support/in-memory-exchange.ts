import { inMemoryIds } from '@handoff/codec';
import { hostInMemory, inMemoryWorld } from '@handoff/host/in-memory';
import { listen } from '@handoff/http';
import { type PartnerMessages, partnerTopics, recordNamed } from '@handoff/schemas';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { app as gatewayApp } from '../../services/gateway/src/app.ts';
import type { Gateway } from '../../services/gateway/src/gateway.ts';
import { openTokens } from '../../services/gateway/src/oauth/open-tokens.ts';
import { cookiesOf } from '../../services/gateway/src/staff/cookie.ts';
import { arrivals } from '../../services/gateway/src/partners/arrivals.ts';
import { endCredentials } from '../../services/gateway/src/partners/provision.ts';
import { readPartnerTopics } from '../../services/gateway/src/partners/read-topics.ts';
import { publicApp } from '../../services/gateway/src/public/app.ts';
import { inMemoryRegister } from '../../services/gateway/src/register/in-memory/in-memory-register.ts';
import { fakeBrokerAdmin } from '../../services/gateway/src/testing/fake-broker-admin.ts';
import { dispatcher } from '../../services/gateway/src/webhooks/dispatcher.ts';
import { poster } from '../../services/gateway/src/webhooks/post.ts';
import { eligibility } from '../simulation/exchange/eligibility.ts';
import { intake } from '../simulation/exchange/intake.ts';
import { outcomes } from '../simulation/exchange/outcomes.ts';
import { routing } from '../simulation/exchange/routing.ts';
import { openGate, type Service } from '../simulation/exchange/service.ts';

const everyMs = 20;

/**
 * The whole exchange over the in-memory twins, in real time, with the real public door on a port of its own: for what
 * a partner does over HTTP. There is no Kafka to meet here.
 */
export const inMemoryExchange = async () => {
  const world = inMemoryWorld({ startsAt: new Date().toISOString() });
  const { broker } = world;
  const createTopic = (topic: string, partitions: number): void => broker.createTopic(topic, partitions);
  const hostOf = (service: Service) => {
    const { define, documents } = service.open(createTopic);
    return hostInMemory(define(openGate).definition, { world, ...(documents && { documents }) });
  };
  const figures = hostOf(outcomes);
  const owners = [...[intake, eligibility, routing].map(hostOf), figures];
  const documents = { partner: new Map(), view: new Map() };
  const register = inMemoryRegister(documents.view, () => world.time.serverNow().getTime());
  const { admin } = fakeBrokerAdmin(broker);
  const partners = arrivals();
  const definition = gatewayApp({ register: () => register, admin, onPartner: partners.arrived });
  const hosted = hostInMemory(definition, { world, documents });
  const gateway: Gateway = { ...hosted.context, register };
  const reading = await readPartnerTopics({ gateway, broker, arrivals: partners, onDead: () => undefined });
  const post = poster({ loopback: true });
  const webhooks = dispatcher({ gateway, post, everyMs: 100 });
  const public_ = publicApp({
    gateway,
    schemaIds: inMemoryIds(),
    health: {},
    webhooks: { loopback: true },
    tokens: await openTokens(gateway, { url: 'http://exchange.test' }),
    signIn: { publicUrl: 'http://exchange.test', cookies: cookiesOf('http://exchange.test') },
    pause: (slug) => endCredentials(register, admin, slug),
  });
  const door = await listen(public_, { port: 0, graceMs: 100 });

  const all = [...owners, hosted];
  const ending = new AbortController();
  const runs = keepRunning(ending.signal, async (ms) => {
    world.time.elapse(ms);
    for (const each of all) await each.settle();
  });

  return {
    url: `http://127.0.0.1:${door.port}`,
    hosted,
    /** What the operator is shown of what came of referrals. */
    figures: () => figures.call('operator', 'GET', '/internal/figures'),
    /** What a partner's own software writes to its `.in` topic. */
    writes: async <Name extends keyof PartnerMessages>(
      slug: string,
      record: Name,
      value: PartnerMessages[Name],
    ): Promise<void> => {
      const headers = { ce_id: randomUUID(), ce_type: recordNamed(record).name };
      const messages = [{ key: slug, headers, value: world.codec.encode(record, value) }];
      await broker.producer().send({ topic: partnerTopics(slug).in, messages });
    },
    /** Registers a partner; its token. */
    admit: async (manifest: object): Promise<string> => {
      await hosted.call('operator', 'POST', '/internal/partners', { body: manifest });
      const { slug } = manifest as { slug: string };
      const path = '/internal/partners/:slug/credentials';
      for (;;) {
        const issued = await hosted
          .call('operator', 'POST', path, { params: { slug } })
          .catch(() => undefined);
        if (issued !== undefined) return (issued as { token: string }).token;
        await wait(everyMs);
      }
    },
    stop: async (): Promise<void> => {
      ending.abort();
      await runs;
      await door.close();
      await webhooks.stop();
      await post.close();
      await reading.stop();
      for (const each of all) await each.stop();
    },
  };
};

/** Real time passes for those who stand on a virtual one. */
const keepRunning = async (signal: AbortSignal, pass: (ms: number) => Promise<void>): Promise<void> => {
  for (let last = performance.now(); !signal.aborted; ) {
    await wait(everyMs);
    const now = performance.now();
    await pass(now - last);
    last = now;
  }
};
