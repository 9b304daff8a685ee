import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { KnownPeriod } from '../figures/build-periods.ts';
import { nrsTable4, type Table4Row } from '../indicators/nrs-table4.ts';
import { programYear } from '../indicators/program-year.ts';
import { regulation } from '../indicators/regulation.ts';
import type { FileRow } from './pirl-like.ts';

const letters = ['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O'] as const;
const mapping = z.strictObject({
  title: z.string(),
  columns: z.array(z.strictObject({ letter: z.string(), name: z.string(), from: z.enum(letters) })).min(1),
});
export type NrsMapping = z.infer<typeof mapping>;

export const readNrsMapping = (file: string): NrsMapping => mapping.parse(parse(readFileSync(file, 'utf8')));

/** Adult education's periods by entering level, as NRS Table 4 counts them; estimates of the exchange are not among them. */
export const nrsLike = (
  periods: readonly KnownPeriod[],
  year: number,
  { columns }: NrsMapping,
): readonly FileRow[] => {
  const own = learnersReported(periods);
  const { levels, total } = nrsTable4(own, programYear(year), regulation);
  const rowOf = (level: string, row: Table4Row): FileRow => ({
    A: level,
    ...Object.fromEntries(columns.map(({ letter, from }) => [letter, written(row[from])])),
  });
  return [
    ...Object.entries(levels)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([level, row]) => rowOf(level, row)),
    rowOf('total', total),
  ];
};

export const learnersReported = (periods: readonly KnownPeriod[]): readonly KnownPeriod[] =>
  periods.filter(({ program, exitBasis }) => program === 'aefla' && exitBasis !== 'exchange-estimate');

const written = (value: Table4Row[keyof Table4Row]): string =>
  typeof value === 'number' ? String(value) : (value.value ?? '');
