import type { Context, FromOwners, History } from '@handoff/host';
import type { ServiceName } from '@handoff/schemas';
import type { Beside, FactTables } from './fact-tables.ts';
import { inTurn, takenOver } from './in-turn.ts';
import { rebuild, type ToldEvent } from './rebuild.ts';
import type { RebuildTurn } from './rebuild-turn.ts';
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

type Parts = Readonly<{
  tables: (context: Context) => FactTables;
  beside: (context: Context) => Beside;
  turn: (context: Context) => RebuildTurn;
}>;

/**
 * The tables made anew from the owners' streams, beside those that are read and go on being followed. What was known when it
 * began is compared row by row, and what differs is set right in place: whoever reads sees every row all the while. One at a
 * time: the next drops what this one has made.
 */
export const fromOwners =
  ({ tables, beside, turn }: Parts) =>
  (context: Context, history: History): Promise<FromOwners> => {
    const owner = context.ids.fresh('rebuild');
    return inTurn(turn(context), owner, async (isMine) => {
      const knownBy = new Date(Date.parse(context.now()) - settledMs).toISOString();
      await dropLeft(beside(context), isMine);
      const [live, made] = [tables(context), await beside(context).make(owner)];
      try {
        await letGoAlike(live, made);
        const { events } = await rebuild(everything(history), onlyWhile(isMine, made));
        // Of whom is erased meanwhile the owners may have told a moment before.
        await letGoAlike(live, made);
        return { events, ...(await setRight(onlyWhile(isMine, live), made, knownBy)) };
      } finally {
        // Its own alone. What this fails to drop the next one does, and an erasure reaches it there.
        await made.drop().catch(() => undefined);
      }
    });
  };

/** What those left who were killed. Asked after it was listed: where it is still its turn, nothing of the next is among it. */
const dropLeft = async ({ lying, drop }: Beside, isMine: () => Promise<boolean>): Promise<void> => {
  const left = await lying();
  if (!(await isMine())) throw takenOver();
  await drop(left);
};

/** Asked after what is written was worked out: where it is still its turn, nobody had touched what it was worked out of. */
const onlyWhile = (isMine: () => Promise<boolean>, tables: FactTables): FactTables => {
  const checked = async (write: () => Promise<void>): Promise<void> => {
    if (!(await isMine())) throw takenOver();
    await write();
  };
  return {
    ...tables,
    put: (...placed) => checked(() => tables.put(...placed)),
    add: (placed) => checked(() => tables.add(placed)),
    remove: (table, ids) => checked(() => tables.remove(table, ids)),
  };
};

const everything = async function* (history: History): AsyncGenerator<ToldEvent> {
  for (const [owner, stream] of owners) yield* history(owner, stream);
};

/** An owner that forgot a person tells no more that it was asked to. */
const letGoAlike = async (live: FactTables, made: FactTables): Promise<void> => {
  for (const { personId, at } of await live.erasedPeople()) await made.erase(personId, at);
};
