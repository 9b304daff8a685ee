import type { Cursor, Cursors } from './cursors.ts';
import type { Parked } from './parked.ts';

const longest = 20_000;

/**
 * Cursors as this process last knew them. While a consumer owns a partition nobody else moves them; should
 * one be behind all the same, the next event looks like a gap and is read anew. `forget` when the owner may
 * have changed, or when a tool has set cursors back.
 */
export const rememberCursors = (cursors: Cursors, limit = longest) => {
  const known = new Map<string, Cursor>();
  const place = (consumer: string, stream: string) => `${consumer}|${stream}`;

  const keep = (consumer: string, stream: string, cursor: Cursor) => {
    const at = place(consumer, stream);
    known.delete(at);
    known.set(at, cursor);
    const [oldest] = known.keys();
    if (known.size > limit && oldest !== undefined) known.delete(oldest);
  };

  const remembering: Cursors = {
    async read(consumer, stream) {
      const cursor = await cursors.read(consumer, stream);
      if (cursor) keep(consumer, stream, cursor);
      return cursor;
    },

    async readMany(consumer, streams) {
      const found = new Map<string, Cursor>();
      for (const stream of streams) {
        const cursor = known.get(place(consumer, stream));
        if (cursor) found.set(stream, cursor);
      }
      const unknown = streams.filter((stream) => !found.has(stream));
      if (unknown.length === 0) return found;
      for (const [stream, cursor] of await cursors.readMany(consumer, unknown)) {
        keep(consumer, stream, cursor);
        found.set(stream, cursor);
      }
      return found;
    },

    advance: (consumer, stream, cursor) => remembering.advanceMany(consumer, new Map([[stream, cursor]])),

    async advanceMany(consumer, moved) {
      await cursors.advanceMany(consumer, moved);
      for (const [stream, cursor] of moved) keep(consumer, stream, cursor);
    },
  };
  return { cursors: remembering, forget: () => known.clear() };
};

type Parking = Pick<Parked, 'add' | 'addBehind' | 'parkedStreams'>;

/** Which of one consumer's streams are parked: asked once, then kept true by what is parked here. */
export const rememberParked = (parked: Parking, consumer: string) => {
  let asked: Promise<Set<string>> | undefined;
  const known = (): Promise<Set<string>> => {
    asked ??= parked.parkedStreams(consumer).catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };

  const remembering: Parking = {
    async add(entry) {
      await parked.add(entry);
      (await known()).add(entry.stream);
    },

    // A redrive may have freed the stream in another process: only the store knows.
    async addBehind(entry) {
      const behind = await parked.addBehind(entry);
      if (!behind) (await known()).delete(entry.stream);
      return behind;
    },

    async parkedStreams(_, streams) {
      const all = await known();
      return streams ? new Set(streams.filter((stream) => all.has(stream))) : new Set(all);
    },
  };
  return {
    parked: remembering,
    forget: () => {
      asked = undefined;
    },
  };
};
