import { type DataKey, KeyDestroyed, type Keyring } from '@handoff/sealing';

/** Not a person's: wrapped and kept as theirs are, so that the master is rotated over it, too. */
const ownerOf = (fund: string, generation: number): string => `fund-${fund}-${generation}`;

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
