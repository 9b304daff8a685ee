import type { FactTables } from './fact-tables.ts';

/**
 * The tables that are read, of which an erasure also reaches those beside them: a rebuild may be at work there, or was
 * killed and left people's rows that nobody reads. Only rows go there; who was erased the live tables know before, and a
 * rebuild at work asks them once more at its end. A mark beside them could outlast the rebuild that it was made for.
 */
export const erasingBeside = (
  live: FactTables,
  letGoBeside: (personId: string) => Promise<void>,
): FactTables => ({
  ...live,
  erase: async (personId, at) => {
    await live.erase(personId, at);
    await letGoBeside(personId);
  },
});
