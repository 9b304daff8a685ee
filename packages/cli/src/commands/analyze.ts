import { join } from 'node:path';
import { secretsIn } from '../up/secrets.ts';
import { runningExchange } from './running.ts';
import { serviceCommand } from './service-command.ts';

/**
 * Outcomes' own command, told where the exchange runs: by the environment, because arguments are seen by everybody. `why` reads
 * a snapshot that was written before, and `reader` asks the document store alone: neither needs an exchange.
 */
export const analyze = (data: string, args: readonly string[]): Promise<number> => {
  if (args[0] === 'why' || args[0] === 'reader' || args.includes('--help'))
    return serviceCommand('outcomes', 'analyze', args, { HANDOFF_DATA: data });
  const { urls } = runningExchange(data);
  return serviceCommand('outcomes', 'analyze', args, {
    HANDOFF_DATA: data,
    HANDOFF_OUTCOMES_URL: urls.outcomes,
    HANDOFF_OPERATOR_TOKEN: secretsIn(join(data, 'secrets')).tokens.operator,
  });
};

/** A figure is named by its place in a table, with slashes: no id on the topics has one. */
export const isFigure = (named: string): boolean => named.includes('/');
