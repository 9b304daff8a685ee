import type { Link, MovedHeads } from '@handoff/audit';
import {
  mongoChainStore,
  mongoCheckpointStore,
  prepareChainStore,
  prepareCheckpointStore,
} from '@handoff/audit/mongo';
import type { Connection } from 'mongoose';
import type { AuditEntry, AuditLog } from '../vault/audit-log.ts';
import { type ChainedEntry, chainedAuditLog } from '../vault/chained-audit-log.ts';

const links = 'audit';
const checkpoints = 'audit_checkpoints';

export const mongoAuditStores = (connection: Connection) => ({
  chain: mongoChainStore<ChainedEntry>(connection, links),
  checkpoints: mongoCheckpointStore(connection, checkpoints),
});

export const mongoAuditLog = (connection: Connection, onMoved?: MovedHeads['note']): AuditLog => ({
  ...chainedAuditLog(mongoAuditStores(connection).chain, onMoved),
  of: async (personId) => {
    const kept = await connection
      .collection<Link<ChainedEntry>>(links)
      .find({ 'entry.personId': personId })
      .sort({ 'entry.at': 1, number: 1 })
      .toArray();
    return kept.map(({ entry }) => withoutTenant(entry));
  },
});

/** The recipient says it already. */
const withoutTenant = (chained: ChainedEntry): AuditEntry => {
  const { tenant: _, ...entry } = chained;
  return entry;
};

export const prepareAuditLog = async (connection: Connection): Promise<void> => {
  await prepareChainStore(connection, links);
  await prepareCheckpointStore(connection, checkpoints);
  await connection.collection(links).createIndexes([{ key: { 'entry.personId': 1, 'entry.at': 1 } }]);
};
