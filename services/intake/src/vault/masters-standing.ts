import type { Master } from '../domain/master-epochs.ts';
import { mastersSeen } from './masters-seen.ts';
import type { Vault } from './vault.ts';

/** Those that open, as whoever holds them says; of those in files what the trail says. The last one wraps. */
export const mastersStanding = async (vault: Vault): Promise<readonly Master[]> => {
  const listed = await vault.keyring.master.versions?.list();
  return listed ? listed.map(({ id, madeAt: since }) => ({ id, since })) : (await mastersSeen(vault)).masters;
};
