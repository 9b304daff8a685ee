import { inMemoryStreams, type StoredStreams, virtualTime } from '../../src/in-memory/index.ts';
import { type Answer, createClocks, createHandler, createRelay, type StoredEvent } from '../../src/index.ts';
import { createTopic } from '../conformance/bench.ts';
import { type TallyCommand, tally } from '../conformance/tally.ts';

/** Awaited before and after each effect of a process: there it may be overtaken, paused or killed. */
export type Point = (name: string) => Promise<void>;

/** One database, one topic, and processes that are started on them. No real time, no I/O. */
export const createWorld = () => {
  const time = virtualTime();
  const documents: StoredStreams = new Map();
  const topic = createTopic();
  const answers: { streamId: string; causation: string; answer: Answer }[] = [];
  let ids = 0;

  const publishAt = (point: Point) => async (streamId: string, events: readonly StoredEvent[]) => {
    await point('send');
    await topic.publish(streamId, events);
    await point('send.done');
  };

  const startProcess = (point: Point) => {
    const store = inMemoryStreams({ documents, time, point });
    const local = { ...time.local, sleep: () => point('sleep') };
    const relay = createRelay({
      store,
      publish: publishAt(point),
      time: local,
      leaseMs: 1_000,
      olderThanMs: 0,
    });
    const handler = createHandler({
      store,
      relay,
      now: time.clock.now,
      accepts: () => undefined,
      time: local,
      newEventId: () => `event-${(ids += 1)}`,
    });
    const clocks = createClocks({ store, streamTypes: [tally], handler, leaseMs: 1_000 });
    const tell = async (streamId: string, command: TallyCommand, causation: string) => {
      const answer = await handler.handle(tally, streamId, command, { causation, bodyHash: causation });
      answers.push({ streamId, causation, answer });
    };
    return { relay, clocks, tell };
  };

  /** Long after the last fault, one healthy process brings everything to rest. */
  const heal = async (): Promise<void> => {
    time.elapse(60_000);
    const { relay, clocks } = startProcess(() => Promise.resolve());
    await clocks.tick();
    await relay.idle();
    await relay.sweep();
  };

  return { time, documents, topic, answers, startProcess, heal };
};

export type World = ReturnType<typeof createWorld>;
