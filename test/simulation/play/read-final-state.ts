import { shortName } from '@handoff/messaging';
import type { Kept } from '@handoff/host/in-memory';
import { partnerTopics, topics } from '@handoff/schemas';
import type { EventRead, FinalState, RecordRead, StreamRead } from '@handoff/testkit/history';
import type { StreamDocument } from '@handoff/stream-store';
import type { Exchange } from '../exchange/exchange.ts';
import { rebuilt } from '../exchange/outcomes.ts';
import { canaries } from './people.ts';
import { slugs, takesOf } from './read-takes.ts';

/** Everything there is to read, as a run on the real stack reads it too. */
export const readFinalState = async (exchange: Exchange): Promise<FinalState> => {
  const { time, names, hostOf, broker } = exchange;
  const streams = names.flatMap((name) =>
    Object.values(hostOf(name).kept.documents).flatMap((documents) =>
      [...documents.values()].map((document) => streamRead(name, document)),
    ),
  );
  const withGateway = names.includes('gateway');
  const partners = withGateway ? slugs.flatMap((slug) => Object.values(partnerTopics(slug))) : [];
  const read = [...Object.keys(topics), ...partners].map((topic) => readTopic(exchange, topic));
  const records = (await Promise.all(read)).flat();
  const parked = await Promise.all(names.map((name) => hostOf(name).kept.parked.streams()));
  const tables = await hostOf('outcomes').opened.tables?.();
  return {
    now: time.clock.now(),
    services: names,
    streams,
    records,
    parked: parked.flat().map(({ consumer, stream, code }) => ({ consumer, stream, code })),
    parkings: exchange.parkings,
    lag: broker.lag(),
    ...(tables === undefined ? {} : { tables, rebuilt: await rebuilt(factsIn(streams)) }),
    handled: names.flatMap((name) => handledBy(hostOf(name).kept)),
    ...(withGateway ? { takes: await takesOf(exchange) } : {}),
    canaries: [
      ...canaries.map((text) => ({ text, mayRead: [] })),
      // No partner ever sees an id of ours: two of them would have something to join on.
      ...(withGateway ? streams.map(({ id }) => ({ text: id, mayRead: [operator] })) : []),
    ],
    readings: [
      { by: operator, where: 'streams', text: JSON.stringify(streams) },
      { by: operator, where: 'topics', text: JSON.stringify(records) },
    ],
  };
};

/** What the tables are made of: the facts, and who is to be forgotten. */
const factsIn = (streams: readonly StreamRead[]) =>
  streams.flatMap(({ service, id: stream, events }) =>
    events
      .filter(({ type }) => service === 'outcomes' || type === 'ParticipantErased')
      .map((event) => ({ ...event, stream })),
  );

const operator = 'operator';

const handledBy = ({ documents }: Kept): NonNullable<FinalState['handled']> =>
  Object.values(documents).flatMap((streams) =>
    [...streams.values()].flatMap(({ _id, handled }) =>
      handled.map(({ causation, outcome }) => ({ stream: _id, causation, kind: outcome.kind })),
    ),
  );

const streamRead = (service: string, document: StreamDocument): StreamRead => ({
  service,
  id: document._id,
  version: document.version,
  published: document.published,
  dueAt: document.dueAt?.toISOString() ?? null,
  events: document.events.map(
    ({ id, type, sequence, time, causation, data }): EventRead => ({
      id,
      type,
      sequence,
      time,
      causation,
      data,
    }),
  ),
});

const readTopic = ({ broker, codec }: Exchange, topic: string): Promise<RecordRead[]> =>
  Promise.all(
    broker.outside.records(topic).map(async ({ partition, offset, key, headers, payload }) => ({
      topic,
      partition,
      offset: Number(offset),
      key,
      id: headers['ce_id'] ?? '',
      type: shortName(headers['ce_type'] ?? ''),
      source: (headers['ce_source'] ?? '').replace('/handoff/', ''),
      sequence: headers['ce_sequence'] === undefined ? null : Number(headers['ce_sequence']),
      causation: headers['ce_causationid'] ?? null,
      value: (await codec.decode(payload)).value as RecordRead['value'],
    })),
  );
