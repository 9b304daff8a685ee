import { setTimeout as wait } from 'node:timers/promises';

const everyMs = 200;

/** Whether it came true within that time. */
export const until = async (isTrue: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> => {
  const deadline = performance.now() + withinMs;
  for (;;) {
    if (await isTrue()) return true;
    if (performance.now() > deadline) return false;
    await wait(everyMs);
  }
};
