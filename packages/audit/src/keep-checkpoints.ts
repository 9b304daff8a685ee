import type { ChainStore, CheckpointStore } from './chain-store.ts';
import { checkpointOf, type Signer } from './checkpoint.ts';

type Parts = Readonly<{ chain: ChainStore; checkpoints: CheckpointStore; signer: Signer; now: () => string }>;

/** Signs the head of every chain that moved since it was last signed. Says how many that were. */
export const keepCheckpoints = async ({ chain, checkpoints, signer, now }: Parts): Promise<number> => {
  let signed = 0;
  for (const tenant of await chain.tenants()) {
    const [head, last] = await Promise.all([chain.head(tenant), checkpoints.last(tenant)]);
    if (head.number === (last?.size ?? 0)) continue;
    await checkpoints.add(checkpointOf(signer, tenant, head, now()));
    signed += 1;
  }
  return signed;
};
