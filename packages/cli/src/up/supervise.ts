import { setTimeout as wait } from 'node:timers/promises';
import { type Child, type Launch, startChild } from './child.ts';

/** A service that is started again when it ends by itself, as a cluster would. */
export type Supervised = Pick<Child, 'name' | 'log' | 'alive' | 'stop'> &
  Readonly<{
    /** Resolves when it has been given up: it ended again and again. */
    ended: Promise<string>;
    /** From now on it is started again; one that ends before it was ever ready would only end again. */
    wasReady: () => void;
  }>;

const mostInAMinute = 8;
const minute = 60_000;

/**
 * `firstOnly` is in the environment of the first process alone: a failpoint that kills must not kill whoever comes
 * after.
 */
export const supervise = (
  launch: Launch,
  firstOnly: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Supervised => {
  const starts: number[] = [];
  let stopping = false;
  let ready = false;
  let child = startChild({ ...launch, env: { ...launch.env, ...firstOnly } });

  const mayStartAgain = (): boolean => {
    const now = performance.now();
    starts.splice(0, starts.length, ...starts.filter((at) => now - at < minute), now);
    return starts.length <= mostInAMinute;
  };

  const watch = async (): Promise<string> => {
    for (;;) {
      const how = await child.ended;
      if (stopping || !ready || !mayStartAgain()) return how;
      say(`${launch.name} ended (${how}) and is started again`);
      await wait(100 * starts.length);
      if (stopping) return how;
      child = startChild(launch);
    }
  };

  return {
    name: launch.name,
    log: launch.log,
    ended: watch(),
    wasReady: () => {
      ready = true;
    },
    alive: () => child.alive(),
    stop: async () => {
      stopping = true;
      await child.stop();
    },
  };
};
