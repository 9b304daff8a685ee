/** What a command came to. A repeat of the command gets the same outcome again. */
export type Outcome =
  | Readonly<{ kind: 'done'; version: number }>
  | Readonly<{ kind: 'nothing'; version: number }>
  | Readonly<{
      kind: 'refused';
      version: number;
      code: string;
      reason: string;
      mend: string;
      place?: string;
    }>;

export type StoredEvent = Readonly<{
  id: string;
  /** The record's short name. */
  type: string;
  /** The version of the record's schema when the event was stored: upcasters start from it. */
  schema: number;
  /** 1, 2, 3 … without a gap. */
  sequence: number;
  time: string;
  causation: string;
  correlation?: string;
  /** W3C traceparent of the command. */
  trace?: string;
  data: Readonly<Record<string, unknown>>;
}>;

/** A command this stream has answered: also the refused ones and those that changed nothing. */
export type Handled = Readonly<{ causation: string; bodyHash: string; at: string; outcome: Outcome }>;

/** Which body made the events that end at this sequence: so that other bytes under its causation are known for what they are. */
export type Body = Readonly<{ sequence: number; bodyHash: string }>;

/** Held by one process until a moment of the database's own time. */
export type Lease = Readonly<{ owner: string; until: Date }>;

export type StreamDocument<S = unknown> = Readonly<{
  _id: string;
  version: number;
  published: number;
  /** True while the tail of `events` beyond `published` is not empty: the outbox. */
  pending: boolean;
  /** When the oldest pending event was stored, or what came before it was published: by the database's own time. */
  pendingSince?: Date;
  /** The version of `evolve` that made `state`. */
  fold: number;
  state: S;
  events: readonly StoredEvent[];
  handled: readonly Handled[];
  /** As long as the events. Beside them, since what an event is, its digest among it, doesn't hang on it; absent before it was kept. */
  bodies?: readonly Body[];
  /** The next clock of this stream, judged by business time. */
  dueAt?: Date;
  lease?: Lease;
  dueLease?: Lease;
  /** Counts the claims of the outbox, so that a relay that lost its lease cannot mark. */
  fence?: number;
}>;

/** `handled` keeps this many, the newest. What made events is remembered for ever, by the events and `bodies`. */
export const handledKept = 200;
