import { auditChain, type ChainStore, type Entry } from '@handoff/audit';
import type { AuditEntry, AuditLog } from './audit-log.ts';

/** As it stands in a chain: that of whoever it was opened, sealed or released for. */
export type ChainedEntry = AuditEntry & Entry;

/** The vault's trail as chains, one a recipient, so that a later hand at it shows. */
export const chainedAuditLog = (store: ChainStore<ChainedEntry>): Pick<AuditLog, 'write'> => {
  const chain = auditChain(store);
  return {
    write: (entries) => chain.append(entries.map((entry) => ({ ...entry, tenant: entry.recipient }))),
  };
};
