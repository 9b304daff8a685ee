import { setTimeout as pause } from 'node:timers/promises';
import { brokerNamed } from '../lab/own-stack.ts';
import type { Fault } from './fault.ts';

type Options = Readonly<{ brokers: number; forMs: number }>;

/** No broker at all for a while: what is accepted meanwhile waits in the outbox. */
export const everyBrokerKilled = ({ brokers, forMs }: Options): Fault => ({
  name: `every broker is killed for ${forMs / 1_000} s`,
  inject: async (lab) => {
    const servers = Array.from({ length: brokers }, (_, at) => lab.stack.part(brokerNamed(at + 1)));
    await Promise.all(servers.map((server) => server.kill()));
    const away = servers.filter((server) => server.pid() === undefined).length;
    await pause(forMs);
    await Promise.all(servers.map((server) => server.start()));
    return away === brokers ? 1 : 0;
  },
});
