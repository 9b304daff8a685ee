import type { PartnerRegistered } from '@handoff/schemas';

/** Who is registered, read back from the compacted topic: also what another process of the gateway registered. */
export type Partners = Readonly<{
  save: (profile: PartnerRegistered) => Promise<void>;
  find: (slug: string) => Promise<PartnerRegistered | undefined>;
  /** By slug. */
  all: () => Promise<readonly PartnerRegistered[]>;
}>;
