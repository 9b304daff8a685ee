import type { Codec } from '@handoff/codec';
import { readEnvelope, shortName } from '@handoff/messaging';
import type { ServiceName } from '@handoff/schemas';
import type { StreamStore } from '@handoff/stream-store';
import { z } from 'zod';
import type { Context } from './definition.ts';
import type { EventMessage, EventMessages } from './event-message.ts';
import { tailSchema } from './fetch-tail.ts';

/** An event as its owner keeps it, decoded as a consumer of its topic would have it. */
export type OwnersEvent = Readonly<{
  type: string;
  data: unknown;
  origin: Readonly<{ id: string; subject: string; sequence?: number; time: string }>;
}>;

/** Everything the streams of one kind ever said, from their owner: what Kafka has let go of as well. */
export type History = (owner: ServiceName, stream: string) => AsyncIterable<OwnersEvent>;

type Parts = Readonly<{
  name: ServiceName;
  stores: Readonly<Record<string, Pick<StreamStore, 'all'>>>;
  messages: Pick<EventMessages, 'of'>;
  codec: Pick<Codec, 'decode'>;
  call: Context['call'];
}>;

// The most a door gives at once: where a store looks for the beginning of each page, the fewer pages the better.
const together = 500;
const patienceMs = 60_000;
const paged = tailSchema.extend({ next: z.string().nullable() });

type Message = EventMessage['message'];

/** Page by page over the owners' internal doors, with this service's credential; its own streams from its own store. */
export const historyOf = ({ name, stores, messages, codec, call }: Parts): History => {
  const own = async function* (stream: string): AsyncGenerator<Message> {
    const store = stores[stream];
    if (!store) throw new Error(`${name} has no streams of the kind ${stream}`);
    for await (const { id, events } of store.all())
      for (const event of events) yield messages.of(id, event).message;
  };
  const asked = async function* (owner: ServiceName, stream: string): AsyncGenerator<Message> {
    for (let after: string | null = ''; after !== null; ) {
      const { body } = await call(owner).get('/internal/history/:stream', {
        params: { stream },
        query: { after, limit: together },
        timeoutMs: patienceMs,
      });
      const page: z.infer<typeof paged> = paged.parse(body);
      for (const { key, headers, value } of page.events)
        yield { key, headers, value: Buffer.from(value, 'base64') };
      after = page.next;
    }
  };

  return async function* (owner, stream) {
    for await (const message of owner === name ? own(stream) : asked(owner, stream)) {
      const { id, subject, sequence, time } = readEnvelope(message);
      const { record, value } = await codec.decode(message.value);
      const origin = { id, subject, time, ...(sequence === undefined ? {} : { sequence }) };
      yield { type: shortName(record), data: value, origin };
    }
  };
};
