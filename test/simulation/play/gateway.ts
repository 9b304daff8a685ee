import { createHash } from 'node:crypto';
import { enqueueCommand } from '@handoff/host';
import { RefusedByPeer } from '@handoff/http';
import { commands, type CommandAnswered, type Events, recordNamed, type ServiceName } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { Answer } from '@handoff/testkit/history';
import { newLife } from '../engine/life.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Intent } from './intent.ts';
import type { Recorder } from './recorder.ts';
import type { Speaker } from './speaker.ts';

const ownerOf = (command: string): ServiceName => {
  const found = commands[recordNamed(command).name];
  if (!found) throw new Error(`${command} is no command`);
  return found.service;
};

const mostTries = 4;

/**
 * Stands where the gateway stands: sends what partners say, by the internal door or by the topic of commands, and
 * sends it again under the same causation when nobody answered. It never dies; partners don't.
 */
export const createGateway = (exchange: Exchange, recorder: Recorder): Speaker => {
  const { codec, scheduler, clientOf, broker, time } = exchange;
  const life = newLife('gateway');
  const producer = broker.producerOf(life);
  const enqueue = enqueueCommand('gateway', codec, producer, time.clock.now);
  const awaited: { causation: string; answered: (answer: Answer) => void }[] = [];
  const bodies = new Map<string, Set<string>>();
  let underWay = 0;

  const invoke = ({ client, op, stream, causation, about = {} }: Intent, bytes: Buffer) => {
    const bodyHash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    bodies.set(causation, (bodies.get(causation) ?? new Set()).add(bodyHash));
    return recorder.invoke({ client, op, args: { ...about, causation, stream, bodyHash } });
  };

  /** One try by the door. False when nobody knows whether it happened. */
  const knock = async (intent: Intent, bytes: Buffer): Promise<boolean> => {
    const { answered, unknown } = invoke(intent, bytes);
    const headers = {
      'handoff-stream': intent.stream,
      'handoff-causation': encodeURIComponent(intent.causation),
    };
    const door = clientOf(life, 'gateway', ownerOf(intent.command));
    try {
      const { body } = await door.post('/internal/commands', bytes, { headers });
      answered(answerOf(body as Outcome));
      return true;
    } catch (error) {
      if (!(error instanceof RefusedByPeer)) {
        unknown(error instanceof Error ? error.name : 'unknown');
        return false;
      }
      answered({ kind: 'refused', code: error.code });
      return true;
    }
  };

  /** By the door, until somebody answers or patience ends. */
  const byDoor = async (intent: Intent): Promise<void> => {
    const bytes = codec.encode(intent.command, intent.record);
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (await knock(intent, bytes)) return;
      await scheduler.sleep(life, 1_000);
    }
  };

  /** By the topic; what came of it stands on the topic of answers. */
  const byTopic = async (intent: Intent): Promise<void> => {
    const bytes = codec.encode(intent.command, intent.record);
    const { answered } = invoke(intent, bytes);
    const { command, stream, record, causation } = intent;
    awaited.push({ causation, answered });
    for (;;)
      try {
        return await enqueue(command, stream, record, { causation });
      } catch {
        await scheduler.sleep(life, 500);
      }
  };

  const say = (intent: Intent, by: 'door' | 'topic'): void => {
    underWay += 1;
    const spoken = by === 'door' ? byDoor(intent) : byTopic(intent);
    void spoken.finally(() => (underWay -= 1));
  };

  /** The first answer of each causation is the one partners hear; under a key used twice nobody can tell whose it is. */
  const hear = async (): Promise<void> => {
    const heard = new Map<string, CommandAnswered>();
    for (const { payload } of broker.outside.records('handoff.answers')) {
      const answer = (await codec.decode(payload)).value as CommandAnswered;
      if (!heard.has(answer.causation)) heard.set(answer.causation, answer);
    }
    for (const { causation, answered } of awaited.splice(0)) {
      const answer = heard.get(causation);
      if (answer && bodies.get(causation)?.size === 1) answered(answerFrom(answer));
    }
  };

  const sequences = new Map<string, number>();
  /** Events of the gateway's own: the agencies' manifests. */
  const announce = async (partners: readonly Events['PartnerRegistered'][]): Promise<void> => {
    for (const partner of partners) {
      const stream = `partner-${partner.slug}`;
      const sequence = (sequences.get(stream) ?? 0) + 1;
      sequences.set(stream, sequence);
      await announceEvent(exchange, stream, sequence, partner);
    }
  };

  return { say, hear, announce, underWay: () => underWay };
};

const announceEvent = async (
  { codec, broker, time }: Exchange,
  stream: string,
  sequence: number,
  partner: Events['PartnerRegistered'],
): Promise<void> => {
  const headers = {
    ce_specversion: '1.0',
    ce_id: `manifest-${stream}-${sequence}`,
    ce_type: recordNamed('PartnerRegistered').name,
    ce_source: '/handoff/gateway',
    ce_subject: stream,
    ce_time: time.clock.now(),
    ce_sequence: String(sequence),
  };
  const value = codec.encode('PartnerRegistered', partner);
  await broker.outside
    .producer()
    .send({ topic: 'handoff.partners', messages: [{ key: stream, headers, value }] });
};

const answerOf = (outcome: Outcome): Answer =>
  outcome.kind === 'refused'
    ? { kind: 'refused', version: outcome.version, code: outcome.code, body: outcome.reason }
    : { kind: outcome.kind, version: outcome.version };

const answerFrom = ({ outcome, version, code, reason }: CommandAnswered): Answer =>
  outcome === 'refused'
    ? { kind: 'refused', version, code: code ?? '', body: reason }
    : { kind: outcome as 'done' | 'nothing', version };
