import { Refusal } from '@handoff/decider';
import { keepWithin, type NearBound, usualBounds } from './bounds.ts';
import { plain } from './plain.ts';
import type { Outcome, StoredEvent, StreamDocument } from './stream-document.ts';
import type { Change } from './stream-store.ts';
import { type AnyCommand, type AnyEvent, foldStored, type StreamType, stateOf } from './stream-type.ts';

/** What is known of a command beside its body. */
export type Stamp = Readonly<{
  streamId: string;
  causation: string;
  bodyHash: string;
  at: string;
  trace?: string | undefined;
  /** Rung by the stream's own clock: when nothing comes of it, that clock is spent. */
  rung?: boolean;
}>;

export type Checks = Readonly<{
  /** Throws when no such event can be published: it must never get into the outbox. */
  accepts: (type: string, data: unknown) => void;
  newEventId: (at: string) => string;
  onNearBound: (near: NearBound) => void;
}>;

const instant = (iso: string): Date => {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) throw new Error(`dueAt gave "${iso}", which is no instant.`);
  return date;
};

const refusedOutcome = (version: number, { code, reason, mend, place }: Refusal): Outcome => ({
  kind: 'refused',
  version,
  code,
  reason,
  mend,
  ...(place === undefined ? {} : { place }),
});

const handledOnly = (outcome: Outcome, { causation, bodyHash, at, rung }: Stamp): Change => ({
  events: [],
  handled: { causation, bodyHash, at, outcome },
  ...(rung ? { dueAt: null } : {}),
});

const toStored = <C extends AnyCommand, S, E extends AnyEvent>(
  type: StreamType<C, S, E>,
  decided: readonly E[],
  version: number,
  stamp: Stamp,
  { accepts, newEventId }: Checks,
): StoredEvent[] =>
  decided.map((event, index) => {
    const data = plain(event.data) as StoredEvent['data'];
    accepts(event.type, data);
    return {
      id: newEventId(stamp.at),
      type: event.type,
      schema: type.schemaVersion?.(event.type) ?? 1,
      sequence: version + index + 1,
      time: stamp.at,
      causation: stamp.causation,
      ...(stamp.trace ? { trace: stamp.trace } : {}),
      data,
    };
  });

const appended = <C extends AnyCommand, S, E extends AnyEvent>(
  type: StreamType<C, S, E>,
  document: StreamDocument | undefined,
  fresh: readonly StoredEvent[],
  stamp: Stamp,
  checks: Checks,
): Change => {
  const state = plain(foldStored(type, fresh, stateOf(type, document)));
  const correlation = type.correlation?.(state);
  const events = fresh.map((event) => (correlation ? { ...event, correlation } : event));
  const near = keepWithin(
    type.bounds ?? usualBounds,
    stamp.streamId,
    [...(document?.events ?? []), ...events],
    state,
  );
  if (near) checks.onNearBound(near);
  const dueAt = type.dueAt?.(state);
  const version = events.at(-1)?.sequence ?? 0;
  const { causation, bodyHash, at } = stamp;
  return {
    events,
    handled: { causation, bodyHash, at, outcome: { kind: 'done', version } },
    snapshot: { fold: type.fold, state },
    dueAt: dueAt === undefined ? null : instant(dueAt),
  };
};

/** Decides, and says what is to be written. A Refusal is an answer and is written too; anything else thrown is a bug. */
export const decideChange = <C extends AnyCommand, S, E extends AnyEvent>(
  type: StreamType<C, S, E>,
  document: StreamDocument | undefined,
  command: (state: S) => C,
  stamp: Stamp,
  checks: Checks,
): Change => {
  const version = document?.version ?? 0;
  try {
    const state = stateOf(type, document);
    const decided = type.decider.decide(command(state), state);
    if (decided.length === 0) return handledOnly({ kind: 'nothing', version }, stamp);
    return appended(type, document, toStored(type, decided, version, stamp, checks), stamp, checks);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return handledOnly(refusedOutcome(version, error), stamp);
  }
};
