import { type ServiceClient, serviceClient } from '@handoff/http';
import { CommandFault } from './fault.ts';

/** `handoff` finds the running exchange and says where it is: a token in the arguments would show in a list of processes. */
export const runningRouting = (command: string): ServiceClient => {
  const { HANDOFF_ROUTING_URL: baseUrl, HANDOFF_OPERATOR_TOKEN: token } = process.env;
  if (baseUrl === undefined || token === undefined)
    throw new CommandFault(
      'not-running',
      `handoff ${command}`,
      'No running exchange was named.',
      `Start it by \`handoff ${command} …\`, on the data folder of an exchange that runs.`,
    );
  return serviceClient({ name: 'routing', baseUrl, token, timeoutMs: 120_000 });
};
