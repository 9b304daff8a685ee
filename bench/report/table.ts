import type { Figure, Row } from './figure.ts';

const judged = (met: boolean | null): string => {
  if (met === null) return 'not measured';
  return met ? 'met' : 'missed';
};

const spelled = ({ ratio: { median, least, most, rounds }, note }: Figure): string =>
  `${median}× (${least} to ${most}, ${rounds} rounds${note === undefined ? '' : `; ${note}`})`;

const measuredIn = ({ figures, met, because }: Row): string =>
  figures.length === 0
    ? `not measured: ${because ?? 'nothing was told'}`
    : `${judged(met)}: ${figures.map(spelled).join('; ')}`;

/** The table of performance goals with what was measured beside each. */
export const tableOf = (rows: readonly Row[]): string =>
  [
    '| id | what | against | goal | measured |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.id} | ${row.what} | ${row.against} | ${row.goal} | ${measuredIn(row)} |`),
  ].join('\n');

export const jsonOf = (rows: readonly Row[], at: string): string =>
  JSON.stringify(
    {
      at,
      rows: rows.map(({ id, what, against, goal, figures, met, because }) => ({
        id,
        what,
        against,
        goal,
        met,
        figures,
        ...(because === undefined ? {} : { because }),
      })),
    },
    null,
    2,
  );
