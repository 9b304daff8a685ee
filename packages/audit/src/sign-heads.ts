import type { CheckpointStore } from './chain-store.ts';
import { checkpointOf, type Signer } from './checkpoint.ts';
import type { TenantHead } from './moved-heads.ts';

type Parts = Readonly<{ checkpoints: CheckpointStore; signer: Signer; now: () => string }>;
export type Signed = Readonly<{
  signed: number;
  /** Chains that end otherwise than it was signed for the same length before: nothing is signed for them. */
  contradicted: readonly string[];
}>;

/**
 * Signs the ends of chains that it is told of. Whoever writes a chain does not sign it: a writer that tells another end of the same
 * length is not believed.
 */
export const signHeads = async (
  { checkpoints, signer, now }: Parts,
  heads: readonly TenantHead[],
): Promise<Signed> => {
  const contradicted: string[] = [];
  let signed = 0;
  for (const { tenant, ...head } of heads) {
    const last = await checkpoints.last(tenant);
    if (last?.size === head.number && last.head !== head.hash) contradicted.push(tenant);
    if (head.number <= (last?.size ?? 0)) continue;
    await checkpoints.add(checkpointOf(signer, tenant, head, now()));
    signed += 1;
  }
  return { signed, contradicted };
};
