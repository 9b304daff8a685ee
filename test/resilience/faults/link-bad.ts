import { setTimeout as pause } from 'node:timers/promises';
import type { State } from '../lab/link.ts';
import type { Fault } from './fault.ts';

type Options = Readonly<{ how: State; forMs: number }>;

const says = ({ slowMs, answersLost = false }: State): string =>
  answersLost
    ? 'the document store hears everything, and no answer of it arrives,'
    : `the link to the document store is ${slowMs} ms slow each way`;

/** The store is well; the services can't know, and what they asked may be done. */
export const linkBad = ({ how, forMs }: Options): Fault => ({
  name: `${says(how)} for ${forMs / 1_000} s`,
  inject: async ({ toStore }) => {
    toStore.set(how);
    await pause(forMs);
    const felt = toStore.felt();
    toStore.set({});
    return felt > 0 ? 1 : 0;
  },
});
