import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { PartName } from '../lab/own-stack.ts';
import { stoppedAmong } from '../lab/processes.ts';
import type { Lab } from '../lab/lab.ts';
import type { Fault } from './fault.ts';

type Options = Readonly<{ part: PartName; how: 'killed' | 'stopped'; forMs: number }>;

const titleOf = (part: PartName): string => {
  if (part === 'registry') return 'the schema registry';
  return part === 'mongo' ? 'the document store' : 'a broker';
};

/** A server that everything stands on dies, or answers nobody, and comes back after a while on its data. */
export const serverAway = ({ part, how, forMs }: Options): Fault => ({
  name: `${titleOf(part)} is ${how} for ${forMs / 1_000} s`,
  inject: async (lab) => {
    const wasAway = how === 'killed' ? await killed(lab, part, forMs) : await stopped(lab, part, forMs);
    return wasAway ? 1 : 0;
  },
});

const killed = async ({ stack }: Lab, part: PartName, forMs: number): Promise<boolean> => {
  const server = stack.part(part);
  await server.kill();
  const wasAway = !(await answers(stack.portOf(part)));
  await pause(forMs);
  await server.start();
  return wasAway;
};

const stopped = async ({ stack }: Lab, part: PartName, forMs: number): Promise<boolean> => {
  const pid = stack.part(part).pid();
  if (pid === undefined) return false;
  process.kill(pid, 'SIGSTOP');
  try {
    await pause(forMs);
    return stoppedAmong([pid]).length === 1;
  } finally {
    process.kill(pid, 'SIGCONT');
  }
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
