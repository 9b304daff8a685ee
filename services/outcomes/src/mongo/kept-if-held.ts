import type { Held } from './held-to.ts';

/** A reader stays only where trying found it held: of one that could not be tried nobody knows what it reads. */
export const keptIfHeld = async (tryIt: () => Promise<Held>, letGo: () => Promise<void>): Promise<Held> => {
  let held: Held | undefined;
  try {
    return (held = await tryIt());
  } finally {
    if (held !== 'held') await letGo();
  }
};
