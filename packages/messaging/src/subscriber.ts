import type { Cursors } from './cursors.ts';
import {
  type Consume,
  type Delivery,
  type Handler,
  type Middleware,
  streamOf,
  type Verdict,
} from './delivery.ts';
import type { Envelope } from './envelope.ts';
import { cursor, type FetchTail } from './middleware/cursor.ts';
import { type Decoder, decode } from './middleware/decode.ts';
import { type Log, log, silent } from './middleware/log.ts';
import { park, type Reject } from './middleware/park.ts';
import { retry } from './middleware/retry.ts';
import { trace } from './middleware/trace.ts';
import type { Parked } from './parked.ts';
import { pipeline } from './pipeline.ts';
import { openPositions } from './positions.ts';
import { rememberCursors, rememberParked } from './remembering.ts';
import { createRetrying, type RetryPolicy } from './retrying.ts';
import { isTransient as byProperty, type IsTransient } from './transient.ts';

/** What a test or a metric gets to see of one message. */
export type Seen = Readonly<{ consumer: string; delivery: Delivery; verdict: Verdict }>;

export type SubscriberOptions = Readonly<{
  consumer: string;
  topics: readonly string[];
  codec: Decoder;
  cursors: Cursors;
  parked: Parked;
  fetchTail: FetchTail;
  /** By short record name. Other types are skipped; their cursors move all the same. */
  handlers: Readonly<Record<string, Handler>>;
  wants?: (headers: Readonly<Record<string, string>>) => boolean;
  /** Topics whose records carry full state: applied when newer, without asking for what lies between. */
  compacted?: readonly string[];
  allow?: ReadonlySet<string>;
  /** For topics strangers write to: answers a bad message instead of parking it. */
  reject?: Reject;
  /** False where the sender is a stranger: their trace headers are dropped. */
  trusted?: boolean;
  /** What counts as an outage; default: errors with `transient: true`. */
  isTransient?: IsTransient;
  retry?: Omit<RetryPolicy, 'isTransient'>;
  onVerdict?: (seen: Seen) => void;
  /** Two events claim one place: somebody must look, at once. */
  onFork?: (envelope: Envelope) => void;
  log?: Log;
  failpoint?: (name: string) => Promise<void>;
}>;

/** The deliveries of one partition, sharing one look at cursors and parked streams. */
export type Batch = Readonly<{
  consume: Consume;
  /** Writes the cursors; only then may offsets be committed and verdicts be believed. */
  settle: () => Promise<void>;
}>;

/** Handles one delivery by itself, or many as a batch. */
export type Subscriber = Consume &
  Readonly<{
    consumer: string;
    topics: readonly string[];
    /** What it takes for an outage. */
    isTransient: IsTransient;
    open: (deliveries: readonly Delivery[]) => Promise<Batch>;
    /** The same way again for a parked message: it throws instead of parking once more. */
    reenter: Consume;
    /** What was read of cursors and parked streams may be out of date: partitions have changed hands. */
    forget: () => void;
  }>;

const nothing = async () => {};
const unique = (names: readonly string[]) => [...new Set(names)];
const sequenced = ({ headers }: Delivery) => headers['ce_sequence'] !== undefined;

export const createSubscriber = (options: SubscriberOptions): Subscriber => {
  const { consumer, topics, failpoint = nothing, log: to = silent, onVerdict } = options;
  const { cursors, forget: forgetCursors } = rememberCursors(options.cursors);
  const { parked, forget: forgetParked } = rememberParked(options.parked, consumer);
  const isTransient = options.isTransient ?? byProperty;
  const retrying = createRetrying({ ...options.retry, isTransient });
  const compacted = new Set(options.compacted);
  const isCompacted = (topic: string) => compacted.has(topic);

  const observe = (seen: Seen) => {
    try {
      onVerdict?.(seen);
    } catch (error) {
      to.error({ consumer, error: error instanceof Error ? error.name : typeof error }, 'verdict hook threw');
    }
  };

  const start = async (deliveries: readonly Delivery[], ...guards: readonly Middleware[]) => {
    const streams = unique(deliveries.filter(sequenced).map(({ key }) => key));
    const positions = await openPositions(cursors, consumer, streams);
    const seen: Seen[] = [];
    const report = (delivery: Delivery, verdict: Verdict) => void seen.push({ consumer, delivery, verdict });

    const handle = pipeline(
      trace({ consumer, trusted: options.trusted ?? true }),
      log({ consumer, to }),
      ...guards,
      retry(retrying),
      cursor({
        positions,
        retrying,
        report,
        fetchTail: options.fetchTail,
        compacted: isCompacted,
        onFork: options.onFork ?? (() => {}),
      }),
    )(
      decode({
        codec: options.codec,
        handlers: options.handlers,
        wants: options.wants ?? (() => true),
        compacted: isCompacted,
        allow: options.allow,
        failpoint,
      }),
    );

    return {
      async consume(delivery: Delivery) {
        const verdict = await handle(delivery);
        report(delivery, verdict);
        return verdict;
      },
      async settle() {
        await positions.settle();
        if (seen.length > 0) await failpoint('consumer.after-cursor-before-offset');
        for (const one of seen.splice(0)) observe(one);
      },
    };
  };

  const open = async (deliveries: readonly Delivery[]): Promise<Batch> => {
    const blocked = new Set<string>();
    const guard = park({ consumer, parked, blocked, isTransient, reject: options.reject });
    const [batch, already] = await Promise.all([
      start(deliveries, guard),
      parked.parkedStreams(consumer, unique(deliveries.map(streamOf))),
    ]);
    for (const stream of already) blocked.add(stream);
    return batch;
  };

  const alone =
    (begin: (deliveries: readonly Delivery[]) => Promise<Batch>): Consume =>
    async (delivery) => {
      const batch = await begin([delivery]);
      const verdict = await batch.consume(delivery);
      await batch.settle();
      return verdict;
    };

  const forget = () => {
    forgetCursors();
    forgetParked();
  };

  return Object.assign(alone(open), { consumer, topics, open, reenter: alone(start), forget, isTransient });
};
