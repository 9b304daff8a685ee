import type { Consumer as KafkaConsumer, Kafka } from 'kafkajs';
import type { Consumer, ConsumeOptions } from '../broker.ts';
import { Fault } from '../fault.ts';
import { eachBatch } from './each-batch.ts';
import { brokerCode, isFinal } from './errors.ts';
import type { KafkaOptions } from './options.ts';
import { createPulse } from './pulse.ts';
import { withDeadline } from './with-deadline.ts';

const capMs = 10_000;
const again = { firstMs: 200, longestMs: 5000 };
/** For so long a killed process keeps the partitions its successor waits for. The heart beats between messages and retries. */
const usualSessionMs = 10_000;

const settings = (groupId: string, sessionTimeout: number, restart: () => boolean) => ({
  groupId,
  allowAutoTopicCreation: false,
  sessionTimeout,
  heartbeatInterval: Math.min(3000, sessionTimeout / 3),
  rebalanceTimeout: 60_000,
  // A fetch is decoded whole before the first message is handled.
  maxBytes: 2_000_000,
  maxBytesPerPartition: 256_000,
  // A stop waits for the fetch under way, and 10 s must do for a whole process.
  maxWaitTimeInMs: 1000,
  // Without end: an outage then costs short pauses, not a leave and a rejoin of the whole group.
  retry: {
    initialRetryTime: 200,
    maxRetryTime: 3000,
    retries: Number.MAX_SAFE_INTEGER,
    restartOnFailure: async () => restart(),
  },
});

const dead = (groupId: string, cause: unknown) =>
  new Fault(brokerCode(cause) ?? 'consumer-dead', {
    place: groupId,
    reason: 'The consumer has stopped for good.',
    mend: 'Check the user, its ACLs and the topics; the process must be started again.',
    cause,
  });

const stopped = (groupId: string) =>
  new Fault('consumer-stopped', {
    place: groupId,
    reason: 'The consumer was stopped before it had joined its group.',
    mend: 'Nothing to do if the process is ending; otherwise consume again.',
  });

/** One member of a group. It joins in the background, however long the broker takes to be there. */
export const startConsumer = (
  createClient: () => Kafka,
  {
    groupId,
    subscriber,
    topics = subscriber.topics,
    onDead,
    note,
    sessionTimeoutMs = usualSessionMs,
  }: ConsumeOptions & Pick<KafkaOptions, 'sessionTimeoutMs'>,
): Consumer => {
  const pulse = createPulse();
  let stopping = false;
  let consumer: KafkaConsumer | undefined;

  const die = (error: unknown) => {
    if (stopping) return;
    stopping = true;
    clearInterval(watchdog);
    const fault = dead(groupId, error);
    pulse.end(fault);
    onDead(fault);
  };

  let wake = () => {};
  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  // A stop does not end a connect or a join under way (kafkajs `Runner.stop`): they are undone when they end.
  const stillWanted = () => {
    if (stopping) throw new Error('stopped while it was starting');
  };

  const run = async (): Promise<never> => {
    const member = createClient().consumer(settings(groupId, sessionTimeoutMs, () => !stopping));
    consumer = member;
    pulse.watch(member);
    member.on(member.events.GROUP_JOIN, subscriber.forget);
    const crashed = new Promise<unknown>((resolve) => {
      member.on(member.events.CRASH, ({ payload }) => payload.restart || resolve(payload.error));
    });
    await member.connect();
    stillWanted();
    // What was retained and never committed is handled, not skipped: latest is a silent loss.
    await member.subscribe({ topics: [...topics], fromBeginning: true });
    await member.run({
      eachBatch: eachBatch(subscriber, note),
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 8,
    });
    stillWanted();
    throw await crashed;
  };

  // Before the first join every failure that may pass is tried again with a new client: the coordinator is
  // still being made on a cold start, topics are still being created, the broker is still starting.
  const keepRunning = async (pause = again.firstMs): Promise<void> => {
    try {
      await run();
    } catch (error) {
      if (pulse.everJoined() || isFinal(error)) return die(error);
    }
    await consumer?.disconnect().catch(() => {});
    if (!stopping) await rest(pause);
    if (!stopping) await keepRunning(Math.min(pause * 2, again.longestMs));
  };

  const watchdog = setInterval(() => {
    if (pulse.stuck()) die(new Error('no sign of life from the consumer'));
  }, 5000);
  watchdog.unref();
  void keepRunning();

  return {
    ready: pulse.ready,
    whenReady: pulse.whenReady,
    async stop() {
      stopping = true;
      clearInterval(watchdog);
      wake();
      // kafkajs may wait for a batch that never ends; what is unfinished is not committed.
      await withDeadline(capMs, consumer?.disconnect() ?? Promise.resolve()).catch(() => {});
      pulse.end(stopped(groupId));
    },
  };
};
