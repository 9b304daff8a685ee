import { inMemoryChainStore } from '@handoff/audit';
import type { AuditEntry, AuditLog } from './audit-log.ts';
import { type ChainedEntry, chainedAuditLog } from './chained-audit-log.ts';

export const inMemoryAuditLog = (store = inMemoryChainStore<ChainedEntry>()): AuditLog => {
  const written: AuditEntry[] = [];
  const log = chainedAuditLog(store);
  return {
    write: async (entries) => {
      await log.write(entries);
      written.push(...entries.filter(({ id }) => written.every((entry) => entry.id !== id)));
    },
    of: async (personId) => written.filter((entry) => entry.personId === personId),
  };
};
