import type { Consumer } from 'kafkajs';

export type PulseOptions = Readonly<{ now?: () => number; freshMs?: number; stuckMs?: number }>;

/**
 * Whether a consumer lives, from what it does. `run()` resolving says nothing: it does so after a failed
 * first join as well (kafkajs `Runner.start`).
 */
export const createPulse = ({
  now = () => performance.now(),
  freshMs = 15_000,
  stuckMs = 120_000,
}: PulseOptions = {}) => {
  let joined = false;
  let everJoined = false;
  let last = now();
  const waiting: { resolve: () => void; reject: (error: unknown) => void }[] = [];

  const sign = () => {
    last = now();
  };
  const lost = () => {
    joined = false;
    sign();
  };
  const join = () => {
    joined = everJoined = true;
    sign();
    for (const { resolve } of waiting.splice(0)) resolve();
  };
  const ready = () => joined && now() - last < freshMs;

  return {
    ready,
    everJoined: () => everJoined,
    /** No sign of any kind for so long that nothing will come any more. */
    stuck: () => now() - last > stuckMs,
    whenReady: (): Promise<void> =>
      ready() ? Promise.resolve() : new Promise((resolve, reject) => void waiting.push({ resolve, reject })),
    /** It will never be ready (again): whoever waits for it is told. */
    end(error: unknown) {
      lost();
      for (const { reject } of waiting.splice(0)) reject(error);
    },
    watch(consumer: Pick<Consumer, 'on' | 'events'>) {
      const { GROUP_JOIN, HEARTBEAT, FETCH, REBALANCING, CRASH, DISCONNECT, CONNECT } = consumer.events;
      consumer.on(GROUP_JOIN, join);
      consumer.on(HEARTBEAT, sign);
      consumer.on(FETCH, sign);
      consumer.on(CONNECT, sign);
      consumer.on(REBALANCING, lost);
      consumer.on(CRASH, lost);
      consumer.on(DISCONNECT, lost);
    },
  };
};

export type Pulse = ReturnType<typeof createPulse>;
