import { join } from 'node:path';
import type { KnownPeriod } from '../../figures/build-periods.ts';
import { type Column, levelOf, oncePerLearner, type Placed, placedIn } from '../../indicators/nrs-table4.ts';
import { programYear } from '../../indicators/program-year.ts';
import { regulation } from '../../indicators/regulation.ts';
import { learnersReported, nrsLike, readNrsMapping } from '../../reports/nrs-like.ts';
import { ownMappings } from '../../reports/report-files.ts';
import { type Answer, type Kind, noSuchCell } from './answer.ts';
import type { Ask } from './open-snapshot.ts';
import { eventsBehind } from './periods-behind.ts';
import { periodsIn } from './periods-in.ts';

const file = 'nrs-table4-like';
const gains: readonly Column[] = ['level', 'diploma', 'training'];
const left: readonly Column[] = ['separated', 'remaining'];
const counted = [...gains, ...left];

/** What stands in a column of the table: people each once, or periods. */
const behindLetter: Readonly<Record<string, Readonly<{ once: boolean; columns: readonly Column[] }>>> = {
  B: { once: true, columns: [...counted, 'excluded'] },
  C: { once: true, columns: ['excluded'] },
  D: { once: false, columns: [...counted, 'excluded'] },
  E: { once: true, columns: ['level'] },
  F: { once: true, columns: ['diploma'] },
  G: { once: true, columns: ['training'] },
  H: { once: true, columns: ['separated'] },
  I: { once: true, columns: ['remaining'] },
  J: { once: true, columns: counted },
  K: { once: false, columns: counted },
  L: { once: false, columns: ['level'] },
  M: { once: false, columns: ['diploma'] },
  N: { once: false, columns: ['training'] },
  O: { once: false, columns: counted },
};

const cellOf = (levels: readonly string[]): string =>
  `${file}/PY2026/${levels.join('|')}/${Object.keys(behindLetter).join('|')}`;

/** The learners or periods of a level in a column of the table. */
export const nrs: Kind = {
  cells: [cellOf(['LEVEL', 'total'])],
  behind: (cell) => {
    const [, year, level, letter = ''] = /^nrs-table4-like\/PY(\d{4})\/([^/]+)\/([A-O])$/.exec(cell) ?? [];
    if (year === undefined || level === undefined || behindLetter[letter] === undefined) return undefined;
    return (ask) => whyNrs(ask, { cell, year: Number(year), level, letter });
  },
};

type Asked = Readonly<{ cell: string; year: number; level: string; letter: string }>;

const whyNrs = async (ask: Ask, { cell, year, level, letter }: Asked): Promise<Answer> => {
  const known = await ask('SELECT * FROM periods ORDER BY period_id');
  const periods = await periodsIn(ask, known);
  const mapping = readNrsMapping(join(ownMappings, `${file}.yaml`));
  const lines = nrsLike(periods, year, mapping);
  const printed = lines.find((line) => line['A'] === level);
  const column = mapping.columns.find((each) => each.letter === letter);
  if (printed === undefined || column === undefined)
    throw noSuchCell(cell, `Nobody in the table entered at level '${level}'.`, [
      cellOf(lines.map((line) => line['A'] ?? '')),
    ]);
  const { once, columns } = behindLetter[column.from] ?? { once: false, columns: [] };
  const placed = placedAt(level, year, periods);
  const rows = (once ? oncePerLearner(placed) : placed).filter((each) => columns.includes(each.column));
  const [eventsOf, cellsOf] = [
    await eventsBehind(ask),
    new Map(known.map((cells) => [cells['period_id'], cells])),
  ];
  return {
    value: printed[letter] || 'none: nobody to divide by',
    rules: [mapping.title, `${letter}: ${column.name}`],
    within: `program year ${year}, ${once ? 'each person once' : 'periods of participation'}`,
    rows: rows.map((each) => ({ ...rowOf(each), events: eventsOf(cellsOf.get(each.period.id) ?? {}) })),
  };
};

const placedAt = (level: string, year: number, periods: readonly KnownPeriod[]): readonly Placed[] =>
  placedIn(learnersReported(periods), programYear(year), regulation).filter(
    (each) => level === 'total' || levelOf(each) === level,
  );

const rowOf = ({ period, column }: Placed) => ({
  counted: column,
  id: period.id,
  person: period.person,
  said: { entering_level: period.level, hours: period.contactHours, exit: period.exit },
});
