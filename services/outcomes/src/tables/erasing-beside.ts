import type { FactTables } from './fact-tables.ts';

/**
 * The tables that are read, of which an erasure also reaches those beside them: a rebuild may be at work there, or was
 * killed and left people's rows that nobody reads. Asked after the live tables know of the erasure: what a rebuild makes later asks them.
 */
export const erasingBeside = (
  live: FactTables,
  leftBeside: () => Promise<Pick<FactTables, 'erase'> | undefined>,
): FactTables => ({
  ...live,
  erase: async (personId, at) => {
    await live.erase(personId, at);
    await (await leftBeside())?.erase(personId, at);
  },
});
