import type { AuditEntry, AuditLog } from './audit-log.ts';

export const inMemoryAuditLog = (): AuditLog => {
  const entries = new Map<string, AuditEntry>();
  return {
    write: async (fresh) => {
      if (fresh.some(({ id }) => entries.has(id))) throw new Error('an audit entry is written once');
      for (const entry of fresh) entries.set(entry.id, { ...entry });
    },
    of: async (personId) => [...entries.values()].filter((entry) => entry.personId === personId),
  };
};
