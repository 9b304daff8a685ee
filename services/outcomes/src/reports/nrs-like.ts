import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { asLearned } from '../figures/as-learned.ts';
import type { KnownPeriod } from '../figures/build-periods.ts';
import { nrsTable4, type Table4Row } from '../indicators/nrs-table4.ts';
import { programYear } from '../indicators/program-year.ts';
import { regulation } from '../indicators/regulation.ts';
import { mappingFile, readLocated } from './located-yaml.ts';
import type { FileRow } from './pirl-like.ts';

const letters = ['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O'] as const;
const mapping = z.strictObject({
  title: z.string(),
  columns: z
    .array(
      z.strictObject({
        letter: z.string().regex(/^[A-Z]$/, 'Write a letter, as B'),
        name: z.string(),
        from: z.enum(letters),
      }),
    )
    .min(1),
});
export type NrsMapping = z.infer<typeof mapping>;

export const parseNrsMapping = (file: string, text: string): NrsMapping => {
  const { said, refuse } = readLocated(file, text, mapping, mappingFile);
  said.columns.forEach(({ letter }, at) => {
    // The level that a row is of stands in column A.
    if (letter === 'A' || said.columns.findIndex((each) => each.letter === letter) < at)
      refuse(
        ['columns', at, 'letter'],
        `Column ${letter} is there already.`,
        'Give each column a letter of its own.',
      );
  });
  return said;
};

export const readNrsMapping = (file: string): NrsMapping => parseNrsMapping(file, readFileSync(file, 'utf8'));

/** Adult education's periods by entering level, as NRS Table 4 counts them. */
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

/** Who separated is the program's to say: where the exchange only estimates it, the learner remains, in the years of the services. */
export const learnersReported = (periods: readonly KnownPeriod[]): readonly KnownPeriod[] =>
  periods
    .filter(({ program }) => program === 'aefla')
    .map((period) =>
      period.exitBasis === 'exchange-estimate' ? { ...asLearned(period), exited: false } : period,
    );

const written = (value: Table4Row[keyof Table4Row]): string =>
  typeof value === 'number' ? String(value) : (value.value ?? '');
