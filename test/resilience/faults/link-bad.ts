import { setTimeout as pause } from 'node:timers/promises';
import type { Linked } from '../lab/lab.ts';
import type { State } from '../lab/link.ts';
import type { Fault } from './fault.ts';

type Options = Readonly<{ to: Linked; how: State; forMs: number }>;

const titleOf = (to: Linked): string => {
  if (to === 'mongo') return 'the document store';
  return to === 'brokers' ? 'every broker' : 'one broker';
};

const says = (to: Linked, { slowMs, answersLost = false, cut = false }: State): string => {
  if (cut) return `the link to ${titleOf(to)} is cut`;
  return answersLost
    ? `${titleOf(to)} hears everything, and no answer of it arrives,`
    : `the link to ${titleOf(to)} is ${slowMs} ms slow each way`;
};

/**
 * The server is well; the services can't know, and what they asked may be done. Each link that carried something is a
 * fault that was witnessed: a broker that has just come back leads nothing yet, and nobody speaks to it.
 */
export const linkBad = ({ to, how, forMs }: Options): Fault => ({
  name: `${says(to, how)} for ${forMs / 1_000} s`,
  inject: async ({ linksTo }) => {
    const links = linksTo(to);
    for (const link of links) link.set(how);
    await pause(forMs);
    const felt = links.filter((link) => link.felt() > 0).length;
    for (const link of links) link.set({});
    return felt;
  },
});
