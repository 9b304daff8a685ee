import type { FactTables } from '../tables/fact-tables.ts';
import { standing } from '../tables/standing.ts';
import { countJobs } from './one-job.ts';

/**
 * How many jobs the reports of work tell of. One report of a person is one job whatever it says, so only those of people with
 * several are read.
 */
export const placementsIn = async (tables: Pick<FactTables, 'count' | 'ofSeveral'>): Promise<number> => {
  const several = standing(await tables.ofSeveral('facts_employment'));
  return (await tables.count('facts_employment')) - several.length + countJobs(several);
};
