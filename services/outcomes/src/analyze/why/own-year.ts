import { CommandFault } from '../../cli/fault.ts';
import { gainsOf } from '../../export/derived/periods.ts';
import type { Ask } from './open-snapshot.ts';

/** What a snapshot says of its skill gains; those of another year are not in it. */
export const ownYear = async (ask: Ask, year: number): Promise<string> => {
  const [periods] = await ask("SELECT comment FROM duckdb_tables() WHERE table_name = 'periods'");
  if (periods?.['comment']?.includes(gainsOf(year)) === true) return gainsOf(year);
  throw new CommandFault(
    'other-year',
    `PY${year}`,
    'The skill gains of this snapshot are those of another program year.',
    `Take one out for this year: \`handoff analyze --for restricted --program-year ${year}\`.`,
  );
};
