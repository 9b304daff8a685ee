import type { Codec } from '@handoff/codec';
import { type Producer, writeEnvelope } from '@handoff/messaging';
import { traceparent } from '@handoff/runtime';
import { commands, dataSchemaOf, recordNamed, type ServiceName } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Context } from './definition.ts';

const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), version: z.number().int() }),
  z.object({ kind: z.literal('nothing'), version: z.number().int() }),
  z.object({
    kind: z.literal('refused'),
    version: z.number().int(),
    code: z.string(),
    reason: z.string(),
    mend: z.string(),
    place: z.string().optional(),
  }),
]);

/** Asks the owner of a stream by its internal door: the same bytes that `handoff.commands` would carry. */
export const askOwner =
  (codec: Codec, call: Context['call']): Context['ask'] =>
  async (name, streamId, value, { causation, trace }) => {
    const { body } = await call(ownerOfCommand(name)).post('/internal/commands', codec.encode(name, value), {
      type: 'application/vnd.confluent.avro',
      headers: {
        'handoff-stream': streamId,
        'handoff-causation': encodeURIComponent(causation),
        ...(trace === undefined ? {} : { traceparent: trace }),
      },
    });
    return outcomeSchema.parse(body) as Outcome;
  };

/** Puts a command on `handoff.commands`, keyed by its stream; resolves when the broker has it. */
export const enqueueCommand =
  (service: ServiceName, codec: Codec, producer: Producer, now: () => string): Context['enqueue'] =>
  async (name, streamId, value, { causation, trace: given }) => {
    const trace = traceparent() ?? given;
    const headers = writeEnvelope({
      id: v7(),
      type: recordNamed(name).name,
      source: `/handoff/${service}`,
      subject: streamId,
      time: now(),
      dataschema: dataSchemaOf(name),
      causation,
      ...(trace === undefined ? {} : { trace }),
    });
    const message = { key: streamId, headers, value: codec.encode(name, value) };
    await producer.send({ topic: 'handoff.commands', messages: [message] });
  };

const ownerOfCommand = (name: string): ServiceName => {
  const found = commands[recordNamed(name).name];
  if (!found) throw new Error(`${name} is no command: see schemas/topics.ts`);
  return found.service;
};
