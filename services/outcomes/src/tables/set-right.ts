import { createHash, type Hash } from 'node:crypto';
import type { FromOwners } from '@handoff/host';
import { type FactRow, type FactTable, factTableNames } from './fact-row.ts';
import type { FactTables } from './fact-tables.ts';

type Pair = Readonly<{ table: FactTable; live: FactRow | undefined; made: FactRow | undefined }>;

const together = 2_000;

/** Compares two sets of tables row by row, by their ids, and makes the live one say what the other does. Memory stays flat. */
export const setRight = async (
  live: FactTables,
  made: FactTables,
  knownBy: string,
): Promise<Omit<FromOwners, 'events'>> => {
  const digests = { live: createHash('sha256'), owners: createHash('sha256') };
  const counted = { rows: 0, missing: 0, extra: 0, changed: 0 };
  for await (const { table, live: one, made: other } of pairs(live, made)) {
    if (other) counted.rows += 1;
    if ((other ?? one)!.knownAt > knownBy) continue;
    const [before, after] = [note(digests.live, table, one), note(digests.owners, table, other)];
    if (before === after) continue;
    if (!other) {
      counted.extra += 1;
      await live.remove(table, [one!.id]);
      continue;
    }
    counted[one ? 'changed' : 'missing'] += 1;
    await live.put({ table, row: other });
  }
  return { ...counted, live: digests.live.digest('hex'), owners: digests.owners.digest('hex') };
};

/** The order of fields says nothing. */
const note = (digest: Hash, table: FactTable, row: FactRow | undefined): string => {
  if (!row) return '';
  const text = JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  digest.update(`${table} ${text}\n`);
  return text;
};

const pairs = async function* (live: FactTables, made: FactTables): AsyncGenerator<Pair> {
  for (const table of factTableNames) {
    const [ones, others] = [inOrder(live, table), inOrder(made, table)];
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

const inOrder = async function* (tables: FactTables, table: FactTable): AsyncGenerator<FactRow> {
  for (let after = ''; ; ) {
    const page = await tables.page(table, after, together);
    yield* page;
    if (page.length < together) return;
    after = page.at(-1)?.id ?? after;
  }
};
