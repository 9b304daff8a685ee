import { join } from 'node:path';
import { secretsIn } from '../up/secrets.ts';
import { isNoted, runningExchange } from './running.ts';
import { serviceCommand } from './service-command.ts';

/**
 * Outcomes' own command, told where the exchange runs: by the environment, because arguments are seen by everybody. `why` reads
 * a snapshot that was written before, and asks an exchange that runs only whom a fund may count once; `reader` asks the document
 * store alone: neither needs one.
 */
export const analyze = (data: string, args: readonly string[]): Promise<number> => {
  const isForNone = args[0] === 'reader' || args.includes('--help') || (args[0] === 'why' && !isNoted(data));
  return serviceCommand('outcomes', 'analyze', args, {
    HANDOFF_DATA: data,
    ...(isForNone ? {} : whereItRuns(data)),
  });
};

const whereItRuns = (data: string): Readonly<Record<string, string>> => ({
  HANDOFF_OUTCOMES_URL: runningExchange(data).urls.outcomes,
  HANDOFF_OPERATOR_TOKEN: secretsIn(join(data, 'secrets')).tokens.operator,
});

/** A figure is named by its place in a table, with slashes: no id on the topics has one. */
export const isFigure = (named: string): boolean => named.includes('/');
