import type { Connection } from 'mongoose';
import { factTableNames } from '../../services/outcomes/src/tables/fact-row.ts';

const sides = ['rebuilt_bench_', 'bare_'] as const;

/** Both must have made the same, or the figures compare nothing: as many rows a table, and one of each looked at field by field. */
export const sameRows = async (connection: Connection, events: number): Promise<void> => {
  let rows = 0;
  for (const name of factTableNames) {
    const [ours, bare] = sides.map((side) => connection.collection(`${side}${name}`));
    const counts = await Promise.all([ours?.countDocuments(), bare?.countDocuments()]);
    if (counts[0] !== counts[1]) throw new Error(`${name}: ${counts[0]} rows against ${counts[1]}`);
    rows += counts[0] ?? 0;
    const one = await ours?.findOne({});
    const other = one && (await bare?.findOne({ _id: one._id }));
    if (asText(one) !== asText(other)) throw new Error(`${name}: ${asText(one)} against ${asText(other)}`);
  }
  if (rows !== events) throw new Error(`${rows} rows of ${events} events`);
};

const asText = (row: object | null | undefined): string =>
  JSON.stringify(Object.entries(row ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1)));
