import { createHash } from 'node:crypto';
import { RefusedByPeer } from '@handoff/http';
import { type Events, partnerTopics, recordNamed } from '@handoff/schemas';
import type { Answer } from '@handoff/testkit/history';
import { newLife } from '../engine/life.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { asPartner, type PartnerWords } from './as-partner.ts';
import { createGateway } from './gateway.ts';
import type { Intent } from './intent.ts';
import type { Recorder } from './recorder.ts';
import type { Speaker } from './speaker.ts';
import { takesOf } from './read-takes.ts';

const mostTries = 4;
const keyOf = ({ causation, client }: Intent): string => causation.slice(`partner:${client}:`.length);

/**
 * Agencies outside the exchange, over its own gateway: by their topics or over HTTP, under their own ids. What the
 * partner contract has no message for goes the way it goes without a gateway.
 */
export const createPartners = (exchange: Exchange, recorder: Recorder): Speaker => {
  const { codec, scheduler, clientOf, broker, ids, time } = exchange;
  const inside = createGateway(exchange, recorder);
  const life = newLife('partners');
  const producer = broker.producerOf(life);
  const written: { intent: Intent; answered: (answer: Answer) => void }[] = [];
  const bodies = new Map<string, Set<string>>();
  let underWay = 0;

  const begin = ({ client, op, stream, causation, about = {} }: Intent, { message }: PartnerWords) => {
    const bodyHash = createHash('sha256').update(JSON.stringify(message)).digest('hex').slice(0, 16);
    bodies.set(causation, (bodies.get(causation) ?? new Set()).add(bodyHash));
    return recorder.invoke({ client, op, args: { ...about, causation, stream, bodyHash } });
  };

  /** False when nobody knows whether it was taken. */
  const request = async (intent: Intent, words: PartnerWords): Promise<boolean> => {
    const { answered, unknown } = begin(intent, words);
    const { path, params, body } = words;
    const headers = { 'idempotency-key': keyOf(intent) };
    try {
      await clientOf(life, intent.client, 'gateway', 'ask').call({
        method: 'POST',
        path,
        params,
        body,
        headers,
      });
      answered({ kind: 'taken' });
      return true;
    } catch (error) {
      if (error instanceof RefusedByPeer) answered({ kind: 'refused', code: error.code });
      else unknown(error instanceof Error ? error.name : 'unknown');
      return error instanceof RefusedByPeer;
    }
  };

  const overHttp = async (intent: Intent, words: PartnerWords): Promise<void> => {
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (await request(intent, words)) return;
      await scheduler.sleep(life, 1_000);
    }
  };

  /** Kept sending until the broker has it; what is wrong with it comes back as a MessageRejected. */
  const overTopic = async (intent: Intent, words: PartnerWords): Promise<void> => {
    const { answered } = begin(intent, words);
    written.push({ intent, answered });
    const { record, message } = words;
    const headers = { ce_id: keyOf(intent), ce_type: recordNamed(record).name };
    const messages = [{ key: 'own', headers, value: codec.encode(record, message) }];
    for (;;)
      try {
        return await producer.send({ topic: partnerTopics(intent.client).in, messages });
      } catch {
        await scheduler.sleep(life, 500);
      }
  };

  const say: Speaker['say'] = (intent, by) => {
    const words = asPartner(intent, ids);
    if (!words) return inside.say(intent, by);
    underWay += 1;
    const spoken = by === 'door' ? overHttp(intent, words) : overTopic(intent, words);
    void spoken.finally(() => (underWay -= 1));
  };

  const register = async (manifest: Events['PartnerRegistered']): Promise<void> => {
    for (;;)
      try {
        await clientOf(life, 'operator', 'gateway').post('/internal/partners', manifest);
        return;
      } catch {
        await scheduler.sleep(life, 1_000);
      }
  };

  /** What was not rejected was taken; under a key used twice nobody can tell whose rejection it is. */
  const hear = async (): Promise<void> => {
    await inside.hear();
    const rejected = new Map<string, string>();
    for (const { partner, kind, body } of await takesOf(exchange)) {
      const { message, code } = body as { message: string; code: string };
      if (kind === 'MessageRejected') rejected.set(`partner:${partner}:${message}`, code);
    }
    for (const { intent, answered } of written.splice(0)) {
      if (bodies.get(intent.causation)?.size !== 1) continue;
      const code = rejected.get(intent.causation);
      answered(code === undefined ? { kind: 'taken' } : { kind: 'refused', code });
    }
  };

  return {
    say,
    hear,
    underWay: () => underWay + inside.underWay(),
    /** Registered as the operator does it, before anybody acts. */
    announce: async (manifests) => {
      for (const manifest of manifests) void register(manifest);
      await scheduler.untilIdle();
      time.elapse(1);
    },
  };
};
