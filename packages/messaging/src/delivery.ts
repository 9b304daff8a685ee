import type { Envelope } from './envelope.ts';

/** What a broker hands over, with nothing decided yet. A missing key is ''. */
export type Delivery = Readonly<{
  topic: string;
  partition: number;
  offset: string;
  key: string;
  headers: Readonly<Record<string, string>>;
  payload: Buffer;
  /** Tells the broker that this consumer lives; long waits call it. */
  heartbeat?: () => Promise<void>;
}>;

/** The three ends of a delivery after which its offset may be committed. */
export type Verdict =
  | { kind: 'processed' }
  | { kind: 'skipped'; because: string }
  | { kind: 'parked'; because: string };

export type Consume = (delivery: Delivery) => Promise<Verdict>;
export type Middleware = (next: Consume) => Consume;

export const processed: Verdict = { kind: 'processed' };
export const skipped = (because: string): Verdict => ({ kind: 'skipped', because });
export const parkedFor = (because: string): Verdict => ({ kind: 'parked', because });

/** A decoded delivery, as handlers see it. `record` is the full name of its schema. */
export type Message = Readonly<{ envelope: Envelope; value: unknown; record: string; delivery: Delivery }>;

// biome and tsc both accept `void` here: a handler that has nothing to say returns nothing.
export type Handler = (message: Message) => Promise<void | { skipped: string }>;

/** Everything of one stream is handled in order; the stream is named by the key, so order is the broker's too. */
export const streamOf = (delivery: Delivery): string =>
  delivery.key === '' ? `${delivery.topic}/${delivery.partition}` : delivery.key;
