import { shortName } from '@handoff/messaging';
import { topics } from '@handoff/schemas';
import type { EventRead, FinalState, RecordRead, StreamRead } from '@handoff/testkit/history';
import type { StreamDocument } from '@handoff/stream-store';
import type { Exchange } from '../exchange/exchange.ts';
import { canaries } from './people.ts';

/** Everything there is to read, as a run on the real stack reads it too. */
export const readFinalState = async (exchange: Exchange): Promise<FinalState> => {
  const { time, names, hostOf, broker } = exchange;
  const streams = names.flatMap((name) =>
    Object.values(hostOf(name).kept.documents).flatMap((documents) =>
      [...documents.values()].map((document) => streamRead(name, document)),
    ),
  );
  const records = (await Promise.all(Object.keys(topics).map((topic) => readTopic(exchange, topic)))).flat();
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
    ...(tables === undefined ? {} : { tables }),
    canaries: canaries.map((text) => ({ text, mayRead: [] })),
    readings: [
      { by: 'nobody', where: 'streams', text: JSON.stringify(streams) },
      { by: 'nobody', where: 'topics', text: JSON.stringify(records) },
    ],
  };
};

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
