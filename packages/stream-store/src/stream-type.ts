import type { StoredEvent, StreamDocument } from './stream-document.ts';

export type AnyCommand = Readonly<{ type: string; data: object }>;
export type AnyEvent = Readonly<{ type: string; data: object }>;
export type EventData = Readonly<Record<string, unknown>>;

/** What a stream may grow to. Reaching it means that the stream is too coarse, not that the bound is too low. */
export type Bounds = Readonly<{ events: number; bytes: number }>;

/**
 * One kind of stream. The members that take arguments are methods, not properties: methods are compared
 * bivariantly, so that a list of unlike stream types needs no cast.
 */
export type StreamType<C extends AnyCommand, S, E extends AnyEvent> = {
  /** The prefix of the ids: `referral` for `referral-0190…`. */
  readonly name: string;
  /** A Decider; what `decide` is given has `at` (ISO, business time) whether or not C says so. */
  readonly decider: {
    readonly initial: S;
    decide(command: C, state: S): readonly E[];
    evolve(state: S, event: E): S;
  };
  /** Raise it whenever `evolve` changes: states folded by another version are folded anew from the events. */
  readonly fold: number;
  readonly bounds?: Bounds;
  schemaVersion?(type: string): number;
  /** By event type, then by the schema version it starts from: gives the data of the next version. */
  readonly upcasters?: Readonly<Record<string, Readonly<Record<number, (data: EventData) => EventData>>>>;
  correlation?(state: S): string | undefined;
  /** When this stream's clock rings (ISO), if it has one. */
  dueAt?(state: S): string | undefined;
  /** The command the clock issues; `at` is added. */
  onDue?(state: S): Unstamped<C>;
};

/** A command as it is given to `handle`, which adds `at`. */
export type Unstamped<C> = C extends unknown ? Omit<C, 'at'> : never;

export type AnyStreamType = StreamType<AnyCommand, unknown, AnyEvent>;

/** The data as today's schema has it; a version without an upcaster only added fields with defaults. */
export const upcast = (
  type: Pick<AnyStreamType, 'schemaVersion' | 'upcasters'>,
  event: Pick<StoredEvent, 'type' | 'schema' | 'data'>,
): EventData => {
  const steps = type.upcasters?.[event.type] ?? {};
  const current = type.schemaVersion?.(event.type) ?? 1;
  let data = event.data;
  for (let version = event.schema; version < current; version += 1) data = steps[version]?.(data) ?? data;
  return data;
};

/** Folds stored events, not the ones just decided: a state is always what a reader of the stream would get. */
export const foldStored = <C extends AnyCommand, S, E extends AnyEvent>(
  type: StreamType<C, S, E>,
  events: readonly StoredEvent[],
  from: S = type.decider.initial,
): S =>
  events.reduce(
    (state, event) =>
      type.decider.evolve(state, {
        type: event.type,
        at: event.time,
        data: upcast(type, event),
      } as unknown as E),
    from,
  );

export const stateOf = <C extends AnyCommand, S, E extends AnyEvent>(
  type: StreamType<C, S, E>,
  document: StreamDocument | undefined,
): S => {
  if (!document || document.events.length === 0) return type.decider.initial;
  return document.fold === type.fold ? (document.state as S) : foldStored(type, document.events);
};
