import { join } from 'node:path';
import { secretsIn } from '../up/secrets.ts';
import { runningExchange } from './running.ts';
import { serviceCommand } from './service-command.ts';

/** Routing's own command, told where the exchange runs: by the environment, because arguments are seen by everybody. */
export const routingCommand = (
  data: string,
  name: 'directory' | 'report',
  args: readonly string[],
): Promise<number> => {
  const { urls } = runningExchange(data);
  return serviceCommand('routing', name, args, {
    HANDOFF_ROUTING_URL: urls.routing,
    HANDOFF_OPERATOR_TOKEN: secretsIn(join(data, 'secrets')).tokens.operator,
  });
};
