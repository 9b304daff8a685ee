import type { Codec } from '@handoff/codec';
import { type Envelope, type OutgoingMessage, writeEnvelope } from '@handoff/messaging';
import { dataSchemaOf, recordNamed, type ServiceName, topicOf } from '@handoff/schemas';
import type { StoredEvent } from '@handoff/stream-store';
import type { Context, HostedStream, Outward } from './definition.ts';

export type EventMessage = Readonly<{ topic: string; message: OutgoingMessage }>;

export type EventMessages = Readonly<{
  /** An event as it stands on Kafka; a gap fetch serves the very same, so that a reader can't tell them apart. */
  of: (streamId: string, event: StoredEvent) => EventMessage;
  /** What is kept of an event that leaves as something else; undefined for one that leaves as itself. */
  kept: (streamId: string, event: StoredEvent) => EventMessage | undefined;
  /** Throws when an event does not fit its record: the outbox never holds what can't be published. */
  accepts: (type: string, data: unknown) => void;
}>;

export const eventMessages = (
  service: ServiceName,
  codec: Codec,
  streams: readonly HostedStream[],
  { seal }: Pick<Context['atRest'], 'seal'>,
): EventMessages => {
  const outwards = streams.flatMap(({ outward }) => (outward ? [outward] : []));
  const outwardOf = (type: string): Outward | undefined => outwards.find(({ types }) => types.includes(type));

  return {
    of: (streamId, event) => {
      const outward = outwardOf(event.type);
      const { topic, key, headers } = outward?.address(streamId, event) ?? inward(service, streamId, event);
      const value = codec.encode(event.type, outward ? outward.value(event.data) : event.data);
      return { topic, message: { key, headers, value } };
    },
    kept: (streamId, event) => {
      const outward = outwardOf(event.type);
      return outward && keptMessage(service, codec, seal, outward.keptAs)(streamId, event);
    },
    accepts: (type, data) => codec.check(type, outwardOf(type)?.value(data as StoredEvent['data']) ?? data),
  };
};

/** No event of the stream's topic by itself: it has no place in an order that anybody reads. */
const keptMessage =
  (service: ServiceName, codec: Codec, seal: (text: string) => string, record: Outward['keptAs']) =>
  (streamId: string, event: StoredEvent): EventMessage => {
    const { id, time, causation, sequence } = event;
    const headers = writeEnvelope({
      id,
      type: recordNamed(record).name,
      source: `/handoff/${service}`,
      subject: streamId,
      time,
      dataschema: dataSchemaOf(record),
      causation,
    });
    const value = codec.encode(record, { sequence, sealed: seal(JSON.stringify(event)) });
    return { topic: topicOf(record), message: { key: streamId, headers, value } };
  };

const inward = (service: ServiceName, streamId: string, event: StoredEvent) => ({
  topic: topicOf(event.type),
  key: streamId,
  headers: writeEnvelope(envelopeOf(service, streamId, event)),
});

const envelopeOf = (service: ServiceName, streamId: string, event: StoredEvent): Envelope => ({
  id: event.id,
  type: recordNamed(event.type).name,
  source: `/handoff/${service}`,
  subject: streamId,
  time: event.time,
  dataschema: dataSchemaOf(event.type),
  sequence: event.sequence,
  causation: event.causation,
  ...(event.correlation === undefined ? {} : { correlation: event.correlation }),
  ...(event.trace === undefined ? {} : { trace: event.trace }),
});
