import type { CheckpointStore } from '../chain-store.ts';
import type { Checkpoint } from '../checkpoint.ts';

export const inMemoryCheckpointStore = (): CheckpointStore => {
  const kept: Checkpoint[] = [];
  const byTenantAndSize = (): Checkpoint[] =>
    kept.toSorted((one, other) => one.tenant.localeCompare(other.tenant) || one.size - other.size);
  return {
    add: async (checkpoint) => void kept.push(checkpoint),
    last: async (tenant) => byTenantAndSize().findLast((checkpoint) => checkpoint.tenant === tenant),
    all: async () => byTenantAndSize(),
  };
};
