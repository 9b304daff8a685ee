import type { Handled, StoredEvent, StreamDocument } from './stream-document.ts';

/** What one command does to its stream, written in one compare-and-set. */
export type Change = Readonly<{
  /** Empty for a refusal and for "nothing to do": the version stays, only the answer is kept. */
  events: readonly StoredEvent[];
  handled: Handled;
  /** What the events fold to; present exactly when there are events. */
  snapshot?: Readonly<{ fold: number; state: unknown }>;
  /** The stream's next clock: a Date sets it, null takes it away, absent leaves it alone. */
  dueAt?: Date | null;
}>;

/** What a stream had said and answered beyond what is stored of it, as it was read back from where it was published. */
export type Rejoining = Readonly<{
  events: readonly StoredEvent[];
  handled: readonly Handled[];
  /** Present exactly when there are events. */
  snapshot?: Change['snapshot'];
  dueAt?: Change['dueAt'];
}>;

/** `leaseMs` runs on the database's own time: no process's wall clock takes part. */
export type ClaimRequest = Readonly<{ owner: string; leaseMs: number; limit: number }>;
export type PendingClaim = Readonly<{ id: string; fence: number }>;
export type DueClaim = Readonly<{ id: string; version: number; dueAt: string }>;
/** What one stream said, all of it. */
export type ToldStream = Readonly<{ id: string; events: readonly StoredEvent[] }>;
export type Outbox = Readonly<{ published: number; events: readonly StoredEvent[] }>;

/** What an operator watches: how much waits, and for how long. Nothing waits: zeros. */
export type Waiting = Readonly<{
  /** Streams with something unpublished. */
  unpublished: number;
  /** Of them, the one that waits longest: how long ago its oldest unpublished event was stored. */
  unpublishedMs: number;
  /** Clocks that are due and have not rung. */
  due: number;
  /** Of them, the one that is latest: by how much, in business time. */
  dueMs: number;
}>;

/**
 * The port. Each method is one round trip, but for `waiting`, `all`, and the claims: one a claimed stream, and one that finds
 * no more.
 */
export interface StreamStore {
  load(id: string): Promise<StreamDocument | undefined>;
  /** Throws Conflict when the stream is not at `expectedVersion`, or has answered this causation already. */
  append(id: string, expectedVersion: number, change: Change): Promise<void>;
  /** Events after the sequence `after`, published or not. */
  tail(id: string, after: number): Promise<readonly StoredEvent[]>;
  /** Every stream once, in no order, each with all its events, published or not: one cursor, however many they are. */
  all(): AsyncIterable<ToldStream>;
  /** The streams whose ids follow one, in order of their ids, each with all its events, published or not. */
  page(after: string, limit: number): Promise<readonly ToldStream[]>;
  /** The tail that is not marked published. */
  outbox(id: string): Promise<Outbox>;
  /** False, and nothing changes, when that much is marked already or the fence is not the newest. */
  markPublished(id: string, from: number, to: number, fence?: number): Promise<boolean>;
  /** Leases streams whose oldest unpublished event is older than `olderThanMs`, longest waiting first. */
  claimPending(request: ClaimRequest & Readonly<{ olderThanMs: number }>): Promise<readonly PendingClaim[]>;
  /** Leases streams whose clock is due by business time, earliest first. */
  claimDue(request: ClaimRequest): Promise<readonly DueClaim[]>;
  /** How many streams have something unpublished. */
  backlog(): Promise<number>;
  waiting(): Promise<Waiting>;
  /** Adds what a stream had published beyond its version, as published. Throws Conflict when it is not at that version. */
  rejoin(id: string, expectedVersion: number, rejoining: Rejoining): Promise<void>;
  /**
   * Lets go of all a stream said and answered, and of its clock, but never of how far it came: what comes later goes
   * on behind it. False, and nothing changes, when the stream is not at this version or some of it is unpublished.
   */
  forget(id: string, version: number): Promise<boolean>;
}

/** Another writer was first: read again and decide again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  readonly streamId: string;
  readonly expectedVersion: number;

  constructor(streamId: string, expectedVersion: number) {
    super(`${streamId} is not at version ${expectedVersion}, or has answered this command already`);
    this.streamId = streamId;
    this.expectedVersion = expectedVersion;
  }
}

/** Worth trying again as it is, with the same causation: whether it was written or not, it takes effect once. */
export class Transient extends Error {
  override readonly name = 'Transient';
  /** What every package looks for, so that none needs this class. */
  readonly transient = true;
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(`${code}: ${message}`, options);
    this.code = code;
  }
}
