import type { Codec } from '@handoff/codec';
import { type Delivery, readEnvelope, shortName } from '@handoff/messaging';
import { type ServiceName, topicOf, topics, type ViewKept } from '@handoff/schemas';
import type { StoredEvent } from '@handoff/stream-store';
import type { Context, HostedStream } from '../definition.ts';

/** An event as its topic tells of it; `read` gives all of it, as it was stored. */
export type Told = Readonly<{
  stream: string;
  sequence: number;
  id: string;
  read: () => Promise<StoredEvent>;
}>;

type Parts = Readonly<{
  service: ServiceName;
  streams: readonly HostedStream[];
  codec: Codec;
  atRest: Pick<Context['atRest'], 'open'>;
}>;

const plain = (value: unknown): StoredEvent['data'] =>
  JSON.parse(JSON.stringify(value)) as StoredEvent['data'];

/** Finds this service's own events again where they were published. */
export const toldOf = ({ service, streams, codec, atRest }: Parts) => {
  const kept = new Set(streams.flatMap(({ outward }) => outward?.keptAs ?? []));
  const schemaOf = (stream: string, type: string): number =>
    streams.find(({ type: { name } }) => stream.startsWith(`${name}-`))?.type.schemaVersion?.(type) ?? 1;

  const asItself = (delivery: Delivery): Told | undefined => {
    const { sequence, subject: stream, id, time, causation = '', ...rest } = readEnvelope(delivery);
    if (sequence === undefined) return undefined;
    const type = shortName(rest.type);
    const read = async (): Promise<StoredEvent> => ({
      id,
      type,
      schema: schemaOf(stream, type),
      sequence,
      time,
      causation,
      ...(rest.correlation === undefined ? {} : { correlation: rest.correlation }),
      ...(rest.trace === undefined ? {} : { trace: rest.trace }),
      data: plain((await codec.decode(delivery.payload)).value),
    });
    return { stream, sequence, id, read };
  };

  const whole = async ({ headers, key: stream, payload }: Delivery): Promise<Told> => {
    const { sequence, sealed } = (await codec.decode(payload)).value as ViewKept;
    const read = async () => JSON.parse(atRest.open(sealed)) as StoredEvent;
    return { stream, sequence, id: headers['ce_id'] ?? '', read };
  };

  return {
    /** The topics that its events stand on: those it owns, and those that others own with it. */
    topics: (): readonly string[] => [
      ...Object.entries(topics).flatMap(([name, { owner }]) => (owner === service ? [name] : [])),
      ...[...kept].map(topicOf).filter((name) => topics[name].owner !== service),
    ],

    /** Undefined for what is no event of this service. */
    from: async (delivery: Delivery): Promise<Told | undefined> => {
      const { ce_source: source, ce_type: type = '' } = delivery.headers;
      if (source !== `/handoff/${service}`) return undefined;
      return kept.has(shortName(type) as 'ViewKept') ? whole(delivery) : asItself(delivery);
    },
  };
};
