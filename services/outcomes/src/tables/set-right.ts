import { createHash, type Hash } from 'node:crypto';
import type { FromOwners } from '@handoff/host';
import { type FactRow, type StoredTable, storedTableNames } from './fact-row.ts';
import type { FactTables } from './fact-tables.ts';

type Pair = Readonly<{ table: StoredTable; live: FactRow | undefined; made: FactRow | undefined }>;

const together = 2_000;

/** Compares two sets of tables row by row, by their ids, and makes the live one say what the other does. Memory stays flat. */
export const setRight = async (
  live: FactTables,
  made: FactTables,
  knownBy: string,
): Promise<Omit<FromOwners, 'events'>> => {
  const digests = { live: createHash('sha256'), owners: createHash('sha256') };
  const counted = { rows: 0, missing: 0, extra: 0, changed: 0 };
  const mend = mendingOf(live);
  for await (const pair of pairs(live, made)) {
    const { table, live: one, made: other } = pair;
    if (other) counted.rows += 1;
    if ((other ?? one)!.knownAt > knownBy) continue;
    const [before, after] = [note(digests.live, table, one), note(digests.owners, table, other)];
    if (before === after) continue;
    counted[whatIsWrong(pair)] += 1;
    await mend.by(pair);
  }
  await mend.rest();
  return { ...counted, live: digests.live.digest('hex'), owners: digests.owners.digest('hex') };
};

const whatIsWrong = ({ live, made }: Pair): 'missing' | 'extra' | 'changed' => {
  if (!made) return 'extra';
  return live ? 'changed' : 'missing';
};

/** Many at once: a new column changes every row, and a store that was lost misses all of them. */
const mendingOf = (live: FactTables) => {
  let waiting: Pair[] = [];
  const rest = async (): Promise<void> => {
    const now = waiting;
    waiting = [];
    const right = now.flatMap(({ table, made: row }) => (row ? [{ table, row }] : []));
    if (right.length > 0) await live.put(...right);
    const extra = now.flatMap(({ table, live: row, made: none }) =>
      row && !none ? [{ table, id: row.id }] : [],
    );
    for (const [table, those] of Map.groupBy(extra, (each) => each.table))
      await live.remove(
        table,
        those.map(({ id }) => id),
      );
  };
  const by = async (pair: Pair): Promise<void> => {
    waiting.push(pair);
    if (waiting.length === together) await rest();
  };
  return { by, rest };
};

/** The order of fields says nothing. */
const note = (digest: Hash, table: StoredTable, row: FactRow | undefined): string => {
  if (!row) return '';
  const text = JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  digest.update(`${table} ${text}\n`);
  return text;
};

const pairs = async function* (live: FactTables, made: FactTables): AsyncGenerator<Pair> {
  for (const table of storedTableNames) {
    const [ones, others] = [iterate(live, table), iterate(made, table)];
    let [one, other] = [await ones.next(), await others.next()];
    while (!one.done || !other.done) {
      const [mine, theirs] = [one.done ? undefined : one.value, other.done ? undefined : other.value];
      const takesOne = mine !== undefined && (theirs === undefined || mine.id <= theirs.id);
      const takesOther = theirs !== undefined && (mine === undefined || theirs.id <= mine.id);
      yield { table, live: takesOne ? mine : undefined, made: takesOther ? theirs : undefined };
      if (takesOne) one = await ones.next();
      if (takesOther) other = await others.next();
    }
  }
};

const iterate = (tables: FactTables, table: StoredTable): AsyncIterator<FactRow> =>
  tables.inOrder(table)[Symbol.asyncIterator]();
