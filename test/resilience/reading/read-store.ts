import { type ServiceName, serviceNames } from '@handoff/schemas';
import { type Document, type Documents, openDocuments } from '@handoff/testkit/faults';
import type { EventRead, FinalState, StreamRead, Tables } from '@handoff/testkit/history';

/** What a stream answered to a command. */
export type Handled = Readonly<{ stream: string; causation: string; kind: 'done' | 'nothing' | 'refused' }>;

export type StoreRead = Pick<FinalState, 'streams' | 'services'> &
  Readonly<{ handled: readonly Handled[]; tables: Tables }>;

const factTables = ['facts_enrollment', 'facts_employment', 'facts_milestone'] as const;

/** What the services keep, looked at past their doors: every stream and the tables of facts. */
export const readStore = async (url: string): Promise<StoreRead> => {
  const documents = await openDocuments(url);
  try {
    const found = (await Promise.all(serviceNames.map((service) => streamsOf(documents, service)))).flat();
    const tables = factTables.map(
      async (name) => [name, (await documents.of('handoff-outcomes', name)).map(rowOf)] as const,
    );
    return {
      services: serviceNames,
      streams: found.map(([service, document]) => streamOf(service, document)),
      handled: found.flatMap(([, document]) => handledBy(document)),
      tables: Object.fromEntries(await Promise.all(tables)),
    };
  } finally {
    await documents.close();
  }
};

const streamsOf = async (
  documents: Documents,
  service: ServiceName,
): Promise<readonly (readonly [ServiceName, Document])[]> => {
  const database = `handoff-${service}`;
  const names = await documents.collections(database);
  const found = await Promise.all(names.map((name) => documents.of(database, name)));
  return found
    .flat()
    .filter(isStream)
    .map((document) => [service, document] as const);
};

/** Told by its shape, so that a new type of stream is not forgotten here. */
const isStream = ({ version, events, handled }: Document): boolean =>
  typeof version === 'number' && Array.isArray(events) && Array.isArray(handled);

const handledBy = ({ _id, handled }: Document): readonly Handled[] =>
  (handled as readonly { causation: string; outcome: { kind: Handled['kind'] } }[]).map(
    ({ causation, outcome }) => ({ stream: String(_id), causation, kind: outcome.kind }),
  );

const streamOf = (service: string, { _id, version, published, dueAt, events }: Document): StreamRead => ({
  service,
  id: String(_id),
  version: Number(version),
  published: Number(published),
  dueAt: dueAt instanceof Date ? dueAt.toISOString() : null,
  events: (events as readonly EventRead[]).map(({ id, type, sequence, time, causation, data }) => ({
    id,
    type,
    sequence,
    time,
    causation,
    data,
  })),
});

const rowOf = ({ _id, ...row }: Document) => ({ id: String(_id), ...row });
