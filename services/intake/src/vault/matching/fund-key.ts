import { type DataKey, KeyDestroyed, type Keyring, KeyUnknown, SealBroken } from '@handoff/sealing';

/** Not a person's: wrapped and kept as theirs are, so that the master is rotated over it, too. */
export const ownerOf = (fund: string, generation: number): string => `fund-${fund}-${generation}`;

/** The key under which a fund's index stands now: the first generation that was not ended, made on first use. */
export const fundKey = async (keyring: Keyring, fund: string): Promise<DataKey> => {
  for (let generation = 1; ; generation += 1) {
    try {
      return await keyring.forSealing(ownerOf(fund, generation), 'matching');
    } catch (error) {
      if (!(error instanceof KeyDestroyed)) throw error;
    }
  }
};

/** Which generation that is; also of a key that can't be opened, as it is lost with its master: it is ended like any other. */
export const presentGeneration = async (keyring: Keyring, fund: string): Promise<number> => {
  let generation = 1;
  while (await isEnded(keyring, fund, generation)) generation += 1;
  return generation;
};

export const isEnded = async (keyring: Keyring, fund: string, generation: number): Promise<boolean> => {
  try {
    await keyring.forSealing(ownerOf(fund, generation), 'matching');
    return false;
  } catch (error) {
    if (error instanceof KeyDestroyed) return true;
    if (isLost(error)) return false;
    throw error;
  }
};

/** No outage: whoever comes again finds it so. */
export const isLost = (error: unknown): boolean => error instanceof KeyUnknown || error instanceof SealBroken;
