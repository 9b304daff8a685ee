import { type DataKey, KeyDestroyed, type Keyring } from '@handoff/sealing';

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

export const isEnded = async (keyring: Keyring, fund: string, generation: number): Promise<boolean> =>
  (await keyring.stands(ownerOf(fund, generation), 'matching')) === 'destroyed';

/** Whether anybody was ever entered under it. */
export const wasIndexed = async (keyring: Keyring, fund: string): Promise<boolean> =>
  (await keyring.stands(ownerOf(fund, 1), 'matching')) !== 'never';
