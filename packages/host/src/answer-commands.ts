import type { Codec } from '@handoff/codec';
import { type Handler, type Message, type Producer, writeEnvelope } from '@handoff/messaging';
import { traceparent } from '@handoff/runtime';
import {
  type CommandAnswered,
  commands,
  dataSchemaOf,
  recordNamed,
  type ServiceName,
} from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import { v7 } from 'uuid';
import type { CommandDoor } from './command-door.ts';

type Ports = Readonly<{
  service: ServiceName;
  codec: Codec;
  producer: Producer;
  door: CommandDoor;
  now: () => string;
}>;

/** Handlers of `handoff.commands`: each command is answered on `handoff.answers` before its offset is committed. */
export const answeredCommands = (ports: Ports): Record<string, Handler> => {
  const own = Object.entries(commands).filter(([, { service }]) => service === ports.service);
  return Object.fromEntries(own.map(([name]) => [recordNamed(name).short, answering(ports)]));
};

const answering =
  ({ service, codec, producer, door, now }: Ports): Handler =>
  async ({ envelope, delivery }: Message) => {
    const causation = envelope.causation ?? envelope.id;
    const { command, outcome } = await door({
      streamId: delivery.key,
      bytes: delivery.payload,
      causation,
      trace: envelope.trace,
    });
    const trace = traceparent() ?? envelope.trace;
    const answer = answerOf(causation, command, delivery.key, outcome);
    const headers = writeEnvelope({
      id: v7(),
      type: recordNamed('CommandAnswered').name,
      source: `/handoff/${service}`,
      subject: delivery.key,
      time: now(),
      dataschema: dataSchemaOf('CommandAnswered'),
      causation,
      ...(trace === undefined ? {} : { trace }),
    });
    const message = { key: delivery.key, headers, value: codec.encode('CommandAnswered', answer) };
    await producer.send({ topic: 'handoff.answers', messages: [message] });
  };

const answerOf = (causation: string, command: string, stream: string, outcome: Outcome): CommandAnswered => {
  const refused = outcome.kind === 'refused' ? outcome : undefined;
  return {
    causation,
    command,
    stream,
    outcome: outcome.kind,
    version: outcome.version,
    code: refused?.code ?? null,
    place: refused?.place ?? null,
    reason: refused?.reason ?? null,
    mend: refused?.mend ?? null,
  };
};
