import { type ChainStore, type Link, linksAsked } from '@handoff/audit';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import type { StreamStore } from '@handoff/stream-store';
import { digestOf, type TrailEntry } from '../trail/entry.ts';

type Parts = Readonly<{ trail: ChainStore<TrailEntry>; store: Pick<StreamStore, 'load'> }>;

/**
 * For whoever verifies: the links as they are kept, and beside them the digests of the events they speak of as they are
 * stored now. An event that its stream let go of has none, as one that somebody took out has none: `forgotten` tells them apart.
 */
export const showTrail = ({ trail, store }: Parts, { mayCall }: ServiceAuth): readonly Route[] => [
  route({
    method: 'GET',
    path: '/internal/audit/changes',
    summary: 'Whose chains there are of what this service did',
    auth: mayCall('audit'),
    handle: async () => ({ tenants: await trail.tenants() }),
  }),
  route({
    method: 'GET',
    path: '/internal/audit/changes/:tenant/links',
    summary: 'The links of one chain, in order, and the events they speak of by their digests',
    auth: mayCall('audit'),
    ...linksAsked,
    handle: async ({ params: { tenant }, query: { after, limit } }) => {
      const links = await trail.links(tenant, after, limit);
      return { links, stored: await storedNow(store, links) };
    },
  }),
];

type Stored = Readonly<{ digests: ReadonlyMap<string, string>; forgotten: boolean }>;

const storedNow = async (
  store: Parts['store'],
  links: readonly Link<TrailEntry>[],
): Promise<Record<string, string | null>> => {
  const changes = links.filter(({ entry }) => entry.act === 'changed');
  const streams = new Map<string, Stored>();
  for (const stream of new Set(changes.map(({ entry }) => entry.of)))
    streams.set(stream, await storedIn(store, stream));
  return Object.fromEntries(
    changes.flatMap(({ entry: { id, of } }) => {
      const stored = streams.get(of);
      const digest = stored?.digests.get(id);
      return digest === undefined && stored?.forgotten === true ? [] : [[id, digest ?? null]];
    }),
  );
};

/** A stream that let go of what it said keeps how far it came, and not the first of its events. */
const storedIn = async (store: Parts['store'], stream: string): Promise<Stored> => {
  const document = await store.load(stream);
  const events = document?.events ?? [];
  return {
    digests: new Map(events.map((event) => [event.id, digestOf(event)])),
    forgotten: document !== undefined && document.version > 0 && events[0]?.sequence !== 1,
  };
};
