import type { Delivery } from './delivery.ts';
import type { Reason } from './reason.ts';

/** Parked messages are ciphertext at rest: they may hold what a schema would have refused. */
export type Sealing = Readonly<{
  seal: (bytes: Buffer) => Buffer | Promise<Buffer>;
  unseal: (bytes: Buffer) => Buffer | Promise<Buffer>;
}>;

/** The open part of an entry: places and codes, nothing of the message. */
export type ParkedSummary = Reason &
  Readonly<{
    id: string;
    consumer: string;
    stream: string;
    topic: string;
    partition: number;
    offset: string;
    parkedAt: string;
    /** How often a redrive has failed on it. */
    attempts: number;
    type?: string;
    eventId?: string;
  }>;

/** The same with the sealed part opened: the original bytes, and what the handler said. */
export type ParkedMessage = ParkedSummary &
  Readonly<{ key: string; headers: Record<string, string>; payload: Buffer; detail?: string }>;

export type NewParked = Readonly<{
  consumer: string;
  stream: string;
  delivery: Omit<Delivery, 'heartbeat'>;
  reason: Reason;
  detail?: string;
}>;

export type ParkedStream = Readonly<{
  consumer: string;
  stream: string;
  size: number;
  since: string;
  /** Why its first message is parked. */
  code: string;
}>;

export interface Parked {
  /** Starts a parked stream, or extends it. The same delivery twice is one entry. */
  add(entry: NewParked): Promise<void>;
  /** Extends a parked stream; false when a redrive has freed it meanwhile, and then nothing is kept. */
  addBehind(entry: NewParked): Promise<boolean>;
  /** Which of these streams are parked, in one question; without a list, all that are. */
  parkedStreams(consumer: string, streams?: readonly string[]): Promise<Set<string>>;
  streams(consumer?: string): Promise<ParkedStream[]>;
  list(consumer: string, stream: string): Promise<ParkedSummary[]>;
  show(id: string): Promise<ParkedMessage | undefined>;
  /** Takes (or keeps) the right to redrive a stream; false while another owner's lease runs or nothing is parked. */
  claim(consumer: string, stream: string, lease: { owner: string; leaseMs: number }): Promise<boolean>;
  release(consumer: string, stream: string, owner: string): Promise<void>;
  head(consumer: string, stream: string): Promise<ParkedMessage | undefined>;
  /** The head was handled. With the last one the stream itself goes, in one step: nothing can slip behind it. */
  clear(consumer: string, stream: string, id: string): Promise<void>;
  /** The head failed again. */
  note(id: string, reason: Reason, detail?: string): Promise<void>;
}

/** One delivery to one consumer is one entry, however often the broker repeats it. */
export const parkedId = (consumer: string, { topic, partition, offset }: NewParked['delivery']): string =>
  `${consumer}|${topic}|${partition}|${offset}`;
