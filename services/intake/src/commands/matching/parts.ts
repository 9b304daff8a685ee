import type { Context } from '@handoff/host';
import type { ConsentDesk, ConsentSource } from '../../vault/consent-desk.ts';
import type { Matching } from '../../vault/matching/matching.ts';
import type { Vault } from '../../vault/vault.ts';

export type MatchingParts = Readonly<{
  context: Context;
  vault: Vault;
  matching: Matching;
  source: ConsentSource;
  desk: ConsentDesk;
}>;

/** What an entry or a match is written for. */
export type Because = Readonly<{ causation: string; trace?: string | undefined }>;
