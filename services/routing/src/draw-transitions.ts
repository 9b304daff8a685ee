import { linkedJourneys, needs, type Transition, transitions } from './domain/referral/transitions.ts';

type Row = Readonly<{ from: readonly string[]; to: string; by: readonly string[]; needs: string }>;

const unique = (names: readonly string[]): string[] => [...new Set(names)];

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): T[][] => [
  ...Map.groupBy(items, keyOf).values(),
];

const needsOf = (row: Transition): string => row.needs.map((need) => needs[need]).join('; ');

/** Rows that say the same of several actors, then of several statuses, are drawn as one. */
export const drawnRows = (): readonly Row[] =>
  grouped(
    grouped(transitions, (row) => [row.from, row.to, needsOf(row)].join('|')).flatMap(([first, ...rest]) =>
      first ? [{ ...first, by: [first, ...rest].map(({ actor }) => actor), needs: needsOf(first) }] : [],
    ),
    ({ to, by, needs }) => [to, by, needs].join('|'),
  ).flatMap(([first, ...rest]) =>
    first
      ? [
          {
            from: unique([first, ...rest].map(({ from }) => from)),
            to: first.to,
            by: first.by,
            needs: first.needs,
          },
        ]
      : [],
  );

const line = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The transition table for people to read, as markdown. */
export const drawTransitions = (): string =>
  [
    line('from', 'to', 'who', 'needs'),
    line('---', '---', '---', '---'),
    ...drawnRows().map(({ from, to, by, needs }) =>
      line(from.map((status) => (status === 'none' ? '–' : status)).join(', '), to, by.join(', '), needs),
    ),
    line(linkedJourneys.from.join(', '), '(a linked journey)', linkedJourneys.by.join(', '), 'fresh consent'),
  ].join('\n');
