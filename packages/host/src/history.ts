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
  stores: Readonly<Record<string, Pick<StreamStore, 'page'>>>;
  messages: Pick<EventMessages, 'of'>;
  codec: Pick<Codec, 'decode'>;
  call: Context['call'];
}>;

const together = 100;
const patienceMs = 60_000;
const paged = tailSchema.extend({ next: z.string().nullable() });

type Page = Readonly<{ messages: readonly EventMessage[]; next: string | null }>;

/** Page by page over the owners' internal doors, with this service's credential; its own streams from its own store. */
export const historyOf = ({ name, stores, messages, codec, call }: Parts): History => {
  const ownPage = async (stream: string, after: string): Promise<Page> => {
    const store = stores[stream];
    if (!store) throw new Error(`${name} has no streams of the kind ${stream}`);
    const page = await store.page(after, together);
    return {
      messages: page.flatMap(({ id, events }) => events.map((event) => messages.of(id, event))),
      next: page.length < together ? null : (page.at(-1)?.id ?? null),
    };
  };
  const askPage = async (owner: ServiceName, stream: string, after: string): Promise<Page> => {
    const asked = { params: { stream }, query: { after, limit: together }, timeoutMs: patienceMs };
    const { body } = await call(owner).get('/internal/history/:stream', asked);
    const { events, next } = paged.parse(body);
    return {
      messages: events.map(({ topic, key, headers, value }) => ({
        topic,
        message: { key, headers, value: Buffer.from(value, 'base64') },
      })),
      next,
    };
  };

  return async function* (owner, stream) {
    for (let after: string | null = ''; after !== null; ) {
      const page: Page = await (owner === name ? ownPage(stream, after) : askPage(owner, stream, after));
      for (const { message } of page.messages) {
        const { id, subject, sequence, time } = readEnvelope(message);
        const { record, value } = await codec.decode(message.value);
        const origin = { id, subject, time, ...(sequence === undefined ? {} : { sequence }) };
        yield { type: shortName(record), data: value, origin };
      }
      after = page.next;
    }
  };
};
