import type { Progress } from './stack.ts';

/** Says what begins, that it still goes on, and how long it took: downloads are long and silent. */
export const during = async <T>(
  progress: Progress,
  what: string,
  work: () => Promise<T>,
  everyMs = 10_000,
): Promise<T> => {
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  progress(`${what} …`);
  const beat = setInterval(() => progress(`${what} … still at it after ${seconds()}`), everyMs);
  try {
    const result = await work();
    progress(`${what}: done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(beat);
  }
};
