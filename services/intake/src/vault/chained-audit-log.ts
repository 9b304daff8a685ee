import { auditChain, type ChainStore, type Entry, type MovedHeads } from '@handoff/audit';
import type { AuditEntry, AuditLog } from './audit-log.ts';

/** As it stands in a chain: that of whoever it was opened, sealed or released for. */
export type ChainedEntry = AuditEntry & Entry;

/** The vault's trail as chains, one a recipient, so that a later hand at it shows. */
export const chainedAuditLog = (
  store: ChainStore<ChainedEntry>,
  onMoved?: MovedHeads['note'],
): Pick<AuditLog, 'write'> => {
  const chain = auditChain(store, onMoved === undefined ? {} : { onMoved });
  return {
    write: (entries) => chain.append(entries.map((entry) => ({ ...entry, tenant: entry.recipient }))),
  };
};
