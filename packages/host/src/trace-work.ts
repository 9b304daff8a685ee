import type { Outgoing, Producer } from '@handoff/messaging';
import { linkTo, type Note, traceparent, withSpan, withTraceparent } from '@handoff/runtime';
import type { Handler, StoredEvent } from '@handoff/stream-store';
import type { Context } from './definition.ts';

/** A command to a stream, as a step of what is being done; where nothing is, of the trace its sender named. */
export const traceHandling =
  (handle: Context['handle']): Context['handle'] =>
  (stream, streamId, command, meta) => {
    const name = `handle ${command.type}`;
    const attributes = { 'handoff.stream.type': stream, 'handoff.command': command.type };
    const work = async (note: Note) => {
      const answer = await handle(stream, streamId, command, { ...meta, trace: traceparent() ?? meta.trace });
      note({
        'handoff.outcome': answer.kind,
        ...(answer.kind === 'refused' ? { 'handoff.code': answer.code } : {}),
      });
      return answer;
    };
    return traceparent() === undefined
      ? withTraceparent(meta.trace, name, attributes, work)
      : withSpan(name, attributes, work);
  };

/** Time itself sets off what a clock does: a trace begins. */
export const traceRinging = (handler: Pick<Handler, 'ring'>): Pick<Handler, 'ring'> => ({
  ring: (type, claim) =>
    withTraceparent(undefined, `ring ${type.name}`, { 'handoff.stream.type': type.name }, () =>
      handler.ring(type, claim, traceparent()),
    ),
});

/** A stream outlives traces: the one that moves it now is linked to the one that moved it before. */
export const linkToEarlier = ({ trace }: StoredEvent): void => linkTo(trace);

/** What is sent while something is done, as a step of that. */
export const traceSends = (producer: Producer): Producer => ({
  partitionOf: (topic, key) => producer.partitionOf(topic, key),
  send: (batch) => withSpan(...sending(batch), () => producer.send(batch), 'producer'),
});

/**
 * The relay sends what was stored before, perhaps by a process that died: each event in the trace of its own command.
 * What it carries is the trace as stored, so that a reader of the stream's tail is given the very same.
 */
export const publishTraced = (
  producer: Pick<Producer, 'send'>,
  events: readonly StoredEvent[],
  batch: Outgoing,
): Promise<void> =>
  [...new Set(events.map(({ trace }) => trace))].reduce<() => Promise<void>>(
    (work, trace) => () => withTraceparent(trace, ...sending(batch), work, 'producer'),
    () => producer.send(batch),
  )();

const sending = ({ topic, messages }: Outgoing) =>
  [
    `send ${topic}`,
    {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'send',
      'messaging.destination.name': topic,
      'messaging.batch.message_count': messages.length,
    },
  ] as const;
