/**
 * What each id of one registry has meant, for good. A registry that lost its data gives ids anew from 1, and then every
 * stored message would decode by the wrong schema. A lock belongs to one registry.
 */
export type SchemaLock = {
  all(): Promise<ReadonlyMap<number, string>>;
  /** Records the fingerprint unless the id has one; answers the one that holds. Safe when several processes call it. */
  claim(schemaId: number, fingerprint: string): Promise<string>;
};

export const inMemoryLock = (): SchemaLock => {
  const held = new Map<number, string>();
  return {
    all: async () => new Map(held),
    claim: async (schemaId, fingerprint) => {
      const holds = held.get(schemaId) ?? fingerprint;
      held.set(schemaId, holds);
      return holds;
    },
  };
};
