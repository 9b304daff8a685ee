import { KeyUnknown } from '../faults.ts';
import type { Kms } from './kms.ts';

/** `present` wraps from now on; what those before it wrapped is unwrapped where it was wrapped, until it is wrapped anew. */
export const kmsAfter = (present: Kms, former: readonly Kms[]): Kms => ({
  ...present,
  knows: (masterKeyId) => [present, ...former].some((kms) => kms.knows(masterKeyId)),
  unwrap: async (wrapped, context, place) => {
    const holder = [present, ...former].find((kms) => kms.knows(wrapped.masterKeyId));
    if (!holder) throw new KeyUnknown('master-key-unknown', wrapped.masterKeyId);
    return holder.unwrap(wrapped, context, place);
  },
});
