import { setTimeout as pause } from 'node:timers/promises';

/** Asks until it holds, at most so long. Says whether it held. */
export const until = async (
  holds: () => boolean | Promise<boolean>,
  withinMs: number,
  everyMs = 50,
): Promise<boolean> => {
  const deadline = Date.now() + withinMs;
  for (;;) {
    if (await holds()) return true;
    if (Date.now() > deadline) return false;
    await pause(everyMs);
  }
};
