import type { Codec } from '@handoff/codec';
import { type Envelope, type OutgoingMessage, writeEnvelope } from '@handoff/messaging';
import { dataSchemaOf, recordNamed, type ServiceName, topicOf } from '@handoff/schemas';
import type { StoredEvent } from '@handoff/stream-store';
import type { HostedStream, Outward } from './definition.ts';

export type EventMessage = Readonly<{ topic: string; message: OutgoingMessage }>;

export type EventMessages = Readonly<{
  /** An event as it stands on Kafka; a gap fetch serves the very same, so that a reader can't tell them apart. */
  of: (streamId: string, event: StoredEvent) => EventMessage;
  /** Throws when an event does not fit its record: the outbox never holds what can't be published. */
  accepts: (type: string, data: unknown) => void;
}>;

export const eventMessages = (
  service: ServiceName,
  codec: Codec,
  streams: readonly HostedStream[],
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
    accepts: (type, data) => codec.check(type, outwardOf(type)?.value(data as StoredEvent['data']) ?? data),
  };
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
