import { setTimeout as wait } from 'node:timers/promises';
import { type Child, type Launch, startChild } from './child.ts';
import { createPatience } from './patience.ts';

/** A service that is started again when it ends by itself, as a cluster would. */
export type Supervised = Pick<Child, 'name' | 'log' | 'alive' | 'stop'> &
  Readonly<{
    /** Resolves when it has been given up: it ended again and again. */
    ended: Promise<string>;
    /** From now on it is started again; one that ends before it was ever ready would only end again. */
    wasReady: () => void;
  }>;

export const supervise = (launch: Launch, say: (line: string) => void): Supervised => {
  const stopping = new AbortController();
  const patience = createPatience();
  let ready = false;
  let child = startChild(launch);

  const watch = async (): Promise<string> => {
    for (;;) {
      const since = performance.now();
      const how = await child.ended;
      const pause = patience(performance.now() - since);
      if (stopping.signal.aborted || !ready || pause === undefined) return how;
      say(`${launch.name} ended (${how}) and is started again`);
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return how;
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
      stopping.abort();
      await child.stop();
    },
  };
};
