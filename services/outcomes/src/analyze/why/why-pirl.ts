import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownPeriod } from '../../figures/build-periods.ts';
import { programs } from '../../indicators/program.ts';
import { pirlLike, type PirlMapping, readPirlMapping } from '../../reports/pirl-like.ts';
import { ownMappings } from '../../reports/report-files.ts';
import { type Answer, type Kind, noSuchCell } from './answer.ts';
import type { Ask } from './open-snapshot.ts';
import { eventsBehind } from './periods-behind.ts';
import { periodsIn } from './periods-in.ts';

const file = 'pirl-like';
const named = `${file}-${programs.join('|')}/PERSON[/ENTRY]/ELEMENT`;

/** A column of a PIRL-like file in the row of a person, or in each of their rows: which field it is, and what told of the period. */
export const pirlIn = (folder: string): Kind => ({
  cells: [named],
  behind: (cell) => {
    const [, program, person, , entry, element] =
      /^pirl-like-([a-z]+)\/([^/]+)(\/(\d{4}-?\d{2}-?\d{2}))?\/(\d+)$/.exec(cell) ?? [];
    if (person === undefined || !programs.some((each) => each === program)) return undefined;
    const asked = { cell, program, person, entry: entry?.replaceAll('-', ''), element: Number(element) };
    return (ask) => whyPirl(ask, asked, asOfIn(folder));
  },
});

type Asked = Readonly<{
  cell: string;
  program: string | undefined;
  person: string;
  entry: string | undefined;
  element: number;
}>;

/** The day of the snapshot: whether a lag is open is seen from there. */
const asOfIn = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as { asOf: string }).asOf;

const whyPirl = async (
  ask: Ask,
  { cell, program, person, entry, element }: Asked,
  day: string,
): Promise<Answer> => {
  const mapping = readPirlMapping(join(ownMappings, `${file}.yaml`));
  const column = mapping.elements.find((each) => each.element === element);
  const known = await ask('SELECT * FROM periods ORDER BY period_id');
  const rows = (await periodsIn(ask, known)).filter(
    (period) =>
      period.program === program &&
      period.person === person &&
      printedOf(period, mapping, day) !== undefined &&
      (entry ?? period.entry?.replaceAll('-', '')) === period.entry?.replaceAll('-', ''),
  );
  if (column === undefined)
    throw noSuchCell(cell, `The file has no element ${element}.`, [
      `${file}-${program}/${person}/${mapping.elements.map((each) => each.element).join('|')}`,
    ]);
  if (rows.length === 0)
    throw noSuchCell(cell, `No row of the file is of '${person}', or of this entry.`, [named]);
  const [eventsOf, cellsOf] = [
    await eventsBehind(ask),
    new Map(known.map((cells) => [cells['period_id'], cells])),
  ];
  const valueIn = (period: KnownPeriod) => printedOf(period, mapping, day)?.[String(element)] ?? '';
  return {
    value: rows.map((period) => valueIn(period) || 'empty').join(', '),
    rules: [mapping.title, `${element}: ${column.name}`, `${column.from}, as ${column.as}`],
    within: `as known on ${day}; a row is a period of participation`,
    rows: rows.map((period) => ({
      counted: valueIn(period) || 'empty',
      id: period.id,
      person: period.person,
      said: { entry: period.entry, exit: period.exit },
      events: eventsOf(cellsOf.get(period.id) ?? {}),
    })),
  };
};

/** The row of a period; undefined where the file has none, as of an exit that is only estimated. */
const printedOf = (period: KnownPeriod, mapping: PirlMapping, day: string) =>
  pirlLike([period], mapping, day)[0];
