import { analystTables, fieldsOf } from '../../export/fact-tables.ts';
import type { ColumnType } from '../../export/table.ts';
import type { Facts } from '../../figures/facts-as-of.ts';
import { type FactRow, type FactTable, factTableNames } from '../../tables/fact-row.ts';
import { standing } from '../../tables/standing.ts';
import type { Ask } from './open-snapshot.ts';

/** The facts of a snapshot as rows again, as they stand: what is counted from rows can be counted from a snapshot. */
export const factsIn = async (ask: Ask): Promise<Pick<Facts, 'rows'>> => standingIn(await allIn(ask));

/** All rows of a snapshot, those that were corrected or taken back since too. */
export const allIn = async (ask: Ask): Promise<Facts['rows']> => {
  const rows: Partial<Record<FactTable, readonly FactRow[]>> = {};
  for (const name of factTableNames) rows[name] = await rowsIn(ask, name);
  return rows as Facts['rows'];
};

export const standingIn = (all: Facts['rows']): Pick<Facts, 'rows'> => ({
  rows: Object.fromEntries(factTableNames.map((name) => [name, standing(all[name])])) as Facts['rows'],
});

const streamOf: Readonly<Partial<Record<FactTable, string>>> = {
  referral_moves: 'referralId',
  journeys: 'journeyId',
  intakes: 'intakeId',
  agencies: 'slug',
};

const rowsIn = async (ask: Ask, table: FactTable): Promise<readonly FactRow[]> => {
  const fields = fieldsOf(table);
  // An instant as text depends on the reader's time zone; as milliseconds it does not.
  const columns = fields.map(({ name, type }) =>
    type === 'datetime' ? `epoch_ms("${name}") AS "${name}"` : `"${name}"`,
  );
  const found = await ask(`SELECT ${columns.join(', ')} FROM ${analystTables[table].name}`);
  return found.map((cells) => {
    const said = Object.fromEntries(
      fields.map(({ name, type, field }) => [field, valueOf(type, cells[name] ?? null)]),
    );
    return { ...said, stream: said[streamOf[table] ?? 'participationId'] } as FactRow;
  });
};

const valueOf = (type: ColumnType, text: string | null): string | number | null => {
  if (text === null) return null;
  if (type === 'datetime') return new Date(Number(text)).toISOString();
  return type === 'integer' || type === 'number' ? Number(text) : text;
};
