import type { Handled, StoredEvent, StreamDocument } from './stream-document.ts';
import type { StreamStore } from './stream-store.ts';
import { type AnyStreamType, foldStored, stateOf } from './stream-type.ts';

/** Why a stream could not be brought back whole. */
export type Trouble = Readonly<{ stream: string; sequence: number; code: 'fork' | 'missing' }>;
export type Rejoined = Readonly<{ events: number; answers: number; trouble?: Trouble }>;

type Parts = Readonly<{ store: StreamStore; streamTypes: readonly AnyStreamType[] }>;

const bySequence = (told: readonly StoredEvent[]): readonly StoredEvent[] =>
  [...new Map(told.map((event) => [event.id, event])).values()].toSorted((a, b) => a.sequence - b.sequence);

/** Two events in one place: someone wrote to the stream after it was put back, and before this was run. */
const forkIn = (document: StreamDocument | undefined, told: readonly StoredEvent[]) => {
  const places = new Map([...(document?.events ?? [])].map(({ sequence, id }) => [sequence, id]));
  for (const { sequence, id } of told) {
    if ((places.get(sequence) ?? id) !== id) return sequence;
    places.set(sequence, id);
  }
  return undefined;
};

/** As much of it as follows without a gap. */
const following = (told: readonly StoredEvent[], version: number): readonly StoredEvent[] => {
  const beyond = told.filter(({ sequence }) => sequence > version);
  const gap = beyond.findIndex(({ sequence }, index) => sequence !== version + index + 1);
  return gap < 0 ? beyond : beyond.slice(0, gap);
};

const dueOf = (type: AnyStreamType, state: unknown): Date | null => {
  const dueAt = type.dueAt?.(state);
  return dueAt === undefined ? null : new Date(dueAt);
};

/**
 * Brings a stream that was put back to an older version up to what it had published: with the same ids, sequence,
 * times and causes, so that whoever read them before finds nothing new, and a repeated command gets its answer.
 */
export const createRejoin = ({ store, streamTypes }: Parts) => {
  const typeOf = (streamId: string): AnyStreamType => {
    const type = streamTypes.find(({ name }) => streamId.startsWith(`${name}-`));
    if (!type) throw new Error(`No stream type is known for ${streamId}.`);
    return type;
  };

  const add = async (
    streamId: string,
    document: StreamDocument | undefined,
    events: readonly StoredEvent[],
    handled: readonly Handled[],
  ): Promise<void> => {
    const version = document?.version ?? 0;
    if (events.length === 0) return store.rejoin(streamId, version, { events, handled });
    const type = typeOf(streamId);
    const state: unknown = JSON.parse(JSON.stringify(foldStored(type, events, stateOf(type, document))));
    const snapshot = { fold: type.fold, state };
    return store.rejoin(streamId, version, { events, handled, snapshot, dueAt: dueOf(type, state) });
  };

  return async (
    streamId: string,
    told: readonly StoredEvent[],
    answers: readonly Handled[] = [],
  ): Promise<Rejoined> => {
    const document = await store.load(streamId);
    const version = document?.version ?? 0;
    const ordered = bySequence(told);
    const fork = forkIn(document, ordered);
    if (fork !== undefined)
      return { events: 0, answers: 0, trouble: { stream: streamId, sequence: fork, code: 'fork' } };
    const events = following(ordered, version);
    const known = new Set(document?.handled.map(({ causation }) => causation));
    const handled = answers.filter(({ causation }) => !known.has(causation));
    if (events.length + handled.length > 0) await add(streamId, document, events, handled);
    const reached = version + events.length;
    const lacks = ordered.some(({ sequence }) => sequence > reached + 1);
    return {
      events: events.length,
      answers: handled.length,
      ...(lacks ? { trouble: { stream: streamId, sequence: reached + 1, code: 'missing' } } : {}),
    };
  };
};
