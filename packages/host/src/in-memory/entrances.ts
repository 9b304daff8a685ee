import type { Codec } from '@handoff/codec';
import { type Producer, writeEnvelope } from '@handoff/messaging';
import type { InMemoryBroker } from '@handoff/messaging/in-memory';
import {
  type CommandAnswered,
  type Commands,
  dataSchemaOf,
  type Events,
  recordNamed,
  topicOf,
} from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import { enqueueCommand } from '../send-command.ts';
import type { CallRoute } from './door.ts';
import type { World } from './world.ts';

/** A command as the gateway sends it: by the internal door, answered at once. */
export const commandByDoor =
  (codec: Codec, call: CallRoute) =>
  async <Name extends keyof Commands>(
    command: Name,
    streamId: string,
    record: Commands[Name],
    causation: string,
  ): Promise<Outcome & { repeated?: boolean }> => {
    const headers = { 'handoff-stream': streamId, 'handoff-causation': encodeURIComponent(causation) };
    const body = codec.encode(command, record);
    return (await call('gateway', 'POST', '/internal/commands', { headers, body })) as Outcome;
  };

/** The same by `handoff.commands`; its answer comes on `handoff.answers`. */
export const commandByTopic =
  ({ codec, broker, time }: World) =>
  <Name extends keyof Commands>(
    command: Name,
    streamId: string,
    record: Commands[Name],
    causation: string,
  ): Promise<void> =>
    enqueueCommand('gateway', codec, broker.producer(), time.clock.now)(command, streamId, record, {
      causation,
    });

export const answersOn = (codec: Codec, broker: Pick<InMemoryBroker, 'records'>) => () =>
  Promise.all(
    broker
      .records('handoff.answers')
      .map(async ({ payload }) => (await codec.decode(payload)).value as CommandAnswered),
  );

type Differing = Readonly<{ id?: string; sequence?: number }>;

/** An event of another service, as its relay would send it: the next in its stream unless said otherwise. */
export const eventFromElsewhere = ({ codec, broker, time }: World) => {
  const producer: Producer = broker.producer();
  const sequences = new Map<string, number>();
  return async <Name extends keyof Events>(
    event: Name,
    streamId: string,
    value: Events[Name],
    differing: Differing = {},
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
    const message = { key: streamId, headers, value: codec.encode(event, value) };
    await producer.send({ topic: topicOf(event), messages: [message] });
  };
};
