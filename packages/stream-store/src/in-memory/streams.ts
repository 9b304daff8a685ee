import { bodiesOf } from '../bodies.ts';
import { type Body, handledKept, type StreamDocument } from '../stream-document.ts';
import { type Change, Conflict, type Rejoining, type StreamStore } from '../stream-store.ts';
import { type VirtualTime, virtualTime } from './virtual-time.ts';

export type StoredStreams = Map<string, StreamDocument>;

export type InMemoryParts = Readonly<{
  /** Shared by the stores that stand for several processes on one database. */
  documents?: StoredStreams;
  time?: VirtualTime;
  /**
   * Awaited before and after each effect (`append`, `append.done`, …). A simulation that never resolves it has
   * killed the process there; one that resolves it late has paused it.
   */
  point?: (name: string, streamId?: string) => Promise<void>;
}>;

const empty = (id: string): StreamDocument => ({
  _id: id,
  version: 0,
  published: 0,
  pending: false,
  fold: 0,
  state: null,
  events: [],
  handled: [],
});

const without = (document: StreamDocument, ...keys: readonly string[]): StreamDocument =>
  Object.fromEntries(Object.entries(document).filter(([key]) => !keys.includes(key))) as StreamDocument;

const knownBodies = (
  { bodies = [] }: StreamDocument,
  more: readonly Body[],
): Pick<StreamDocument, 'bodies'> => (more.length === 0 ? {} : { bodies: [...bodies, ...more] });

const changed = (document: StreamDocument, change: Change, now: Date): StreamDocument => {
  const { events, handled, snapshot, dueAt } = change;
  const kept = dueAt === undefined ? document : without(document, 'dueAt', 'dueLease');
  return {
    ...kept,
    ...(dueAt ? { dueAt } : {}),
    ...snapshot,
    ...(events.length > 0 ? { pending: true, pendingSince: document.pendingSince ?? now } : {}),
    version: document.version + events.length,
    events: [...document.events, ...events],
    handled: [...document.handled, handled].slice(-handledKept),
    ...knownBodies(document, bodiesOf(events, [handled])),
  };
};

const rejoined = (document: StreamDocument, rejoining: Rejoining): StreamDocument => {
  const { events, handled, snapshot, dueAt } = rejoining;
  const answers = [...document.handled, ...handled].slice(-handledKept);
  if (events.length === 0) return { ...document, handled: answers };
  const version = document.version + events.length;
  const kept = without(
    document,
    'pendingSince',
    'lease',
    ...(dueAt === undefined ? [] : ['dueAt', 'dueLease']),
  );
  return {
    ...kept,
    ...(dueAt ? { dueAt } : {}),
    ...snapshot,
    version,
    published: version,
    pending: false,
    events: [...document.events, ...events],
    handled: answers,
    ...knownBodies(document, bodiesOf(events, handled)),
  };
};

/** What is frozen already is so in depth: a document costs what is new in it. */
const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
};

/** The twin of the Mongo store for tests and simulations: the same rules, virtual time, no I/O. */
export const inMemoryStreams = ({
  documents = new Map(),
  time = virtualTime(),
  point = () => Promise.resolve(),
}: InMemoryParts = {}): StreamStore => {
  const step = async <T>(name: string, id: string | undefined, effect: () => T): Promise<T> => {
    await point(name, id);
    const result = effect();
    await point(`${name}.done`, id);
    return result;
  };

  // Nobody can change what was handed over or is kept: it is frozen, so that all may read the same.
  const write = (document: StreamDocument): void => void documents.set(document._id, frozen(document));

  const isFree = (lease: StreamDocument['lease']): boolean => !lease || lease.until <= time.serverNow();

  const leaseFor = (owner: string, ms: number) => ({
    owner,
    until: new Date(time.serverNow().getTime() + ms),
  });

  const claim = <T>(
    limit: number,
    since: 'pendingSince' | 'dueAt',
    wanted: (document: StreamDocument) => boolean,
    take: (document: StreamDocument) => T,
  ): T[] =>
    [...documents.values()]
      .filter(wanted)
      .sort((a, b) => Number(a[since]) - Number(b[since]))
      .slice(0, limit)
      .map(take);

  return {
    load: (id) => step('load', id, () => documents.get(id)),

    append: (id, expectedVersion, change) =>
      step('append', id, () => {
        const document = documents.get(id) ?? empty(id);
        const answered = document.handled.some(({ causation }) => causation === change.handled.causation);
        if (document.version !== expectedVersion || answered) throw new Conflict(id, expectedVersion);
        write(changed(document, change, time.serverNow()));
      }),

    tail: (id, after) =>
      step('tail', id, () => (documents.get(id)?.events ?? []).filter(({ sequence }) => sequence > after)),

    all: async function* () {
      yield* await step('all', undefined, () =>
        [...documents.values()].map(({ _id: id, events }) => ({ id, events })),
      );
    },

    page: (after, limit) =>
      step('page', undefined, () =>
        [...documents.values()]
          .filter(({ _id }) => _id > after)
          .sort((one, other) => (one._id < other._id ? -1 : 1))
          .slice(0, limit)
          .map(({ _id: id, events }) => ({ id, events })),
      ),

    outbox: (id) =>
      step('outbox', id, () => {
        const { published, events } = documents.get(id) ?? empty(id);
        return { published, events: events.filter(({ sequence }) => sequence > published) };
      }),

    markPublished: (id, from, to, fence) =>
      step('mark', id, () => {
        const document = documents.get(id) ?? empty(id);
        const { published, version } = document;
        if (published < from || published >= to || version < to) return false;
        if (fence !== undefined && document.fence !== fence) return false;
        const left = version > to ? { pending: true, pendingSince: time.serverNow() } : { pending: false };
        write({ ...without(document, 'lease', 'pendingSince'), published: to, ...left });
        return true;
      }),

    claimPending: ({ owner, leaseMs, limit, olderThanMs }) =>
      step('claim-pending', undefined, () => {
        const before = new Date(time.serverNow().getTime() - olderThanMs);
        const wanted = ({ pending, pendingSince, lease }: StreamDocument) =>
          pending && pendingSince !== undefined && pendingSince <= before && isFree(lease);
        return claim(limit, 'pendingSince', wanted, (document) => {
          const fence = (document.fence ?? 0) + 1;
          write({ ...document, fence, lease: leaseFor(owner, leaseMs) });
          return { id: document._id, fence };
        });
      }),

    claimDue: ({ owner, leaseMs, limit }) =>
      step('claim-due', undefined, () => {
        const now = new Date(time.clock.now());
        const wanted = ({ dueAt, dueLease }: StreamDocument) =>
          dueAt !== undefined && dueAt <= now && isFree(dueLease);
        return claim(limit, 'dueAt', wanted, (document) => {
          write({ ...document, dueLease: leaseFor(owner, leaseMs) });
          return {
            id: document._id,
            version: document.version,
            dueAt: String(document.dueAt?.toISOString()),
          };
        });
      }),

    backlog: () =>
      step('backlog', undefined, () => [...documents.values()].filter(({ pending }) => pending).length),

    rejoin: (id, expectedVersion, rejoining) =>
      step('rejoin', id, () => {
        const document = documents.get(id) ?? empty(id);
        if (document.version !== expectedVersion) throw new Conflict(id, expectedVersion);
        write(rejoined(document, rejoining));
      }),

    forget: (id, version) =>
      step('forget', id, () => {
        const document = documents.get(id);
        if (!document || document.version !== version || document.pending) return false;
        const { published, fence } = document;
        write({ ...empty(id), version, published, ...(fence === undefined ? {} : { fence }) });
        return true;
      }),

    waiting: () =>
      step('waiting', undefined, () => {
        const all = [...documents.values()];
        const now = Date.parse(time.clock.now());
        const unpublished = all.filter(({ pending }) => pending);
        const due = all.filter(({ dueAt }) => dueAt !== undefined && dueAt.getTime() <= now);
        return {
          unpublished: unpublished.length,
          unpublishedMs: longest(unpublished, 'pendingSince', time.serverNow().getTime()),
          due: due.length,
          dueMs: longest(due, 'dueAt', now),
        };
      }),
  };
};

const longest = (
  documents: readonly StreamDocument[],
  since: 'pendingSince' | 'dueAt',
  now: number,
): number => Math.max(0, ...documents.map((document) => now - Number(document[since])));
