import type { Context, FromOwners, History } from '@handoff/host';
import type { ServiceName } from '@handoff/schemas';
import type { FactTables, TablesBeside } from './fact-tables.ts';
import { rebuild, type ToldEvent } from './rebuild.ts';
import { setRight } from './set-right.ts';

/** Whose streams tell everything that the tables hold. */
const owners: readonly (readonly [ServiceName, string])[] = [
  ['gateway', 'partner'],
  ['intake', 'intake'],
  ['intake', 'match'],
  ['routing', 'journey'],
  ['routing', 'referral'],
  ['outcomes', 'participation'],
];

// A command that was being handled when this began may be stored a moment later, under an earlier time.
const settledMs = 10_000;

/**
 * The tables made anew from the owners' streams, beside those that are read and go on being followed. What was known when it
 * began is compared row by row, and what differs is set right in place: whoever reads sees every row all the while.
 */
export const fromOwners =
  (tables: (context: Context) => FactTables, beside: (context: Context) => Promise<TablesBeside>) =>
  async (context: Context, history: History): Promise<FromOwners> => {
    const knownBy = new Date(Date.parse(context.now()) - settledMs).toISOString();
    const [live, made] = [tables(context), await beside(context)];
    try {
      await letGoAlike(live, made);
      const { events } = await rebuild(everything(history), made);
      // Of whom is erased meanwhile the owners may have told a moment before.
      await letGoAlike(live, made);
      return { events, ...(await setRight(live, made, knownBy)) };
    } finally {
      await made.drop();
    }
  };

const everything = async function* (history: History): AsyncGenerator<ToldEvent> {
  for (const [owner, stream] of owners) yield* history(owner, stream);
};

/** An owner that forgot a person tells no more that it was asked to. */
const letGoAlike = async (live: FactTables, made: FactTables): Promise<void> => {
  for (const { personId, at } of await live.erasedPeople()) await made.erase(personId, at);
};
