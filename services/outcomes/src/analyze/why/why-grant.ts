import { buildStories } from '../../figures/build-stories.ts';
import type { Facts } from '../../figures/facts-as-of.ts';
import { samePersonBy } from '../../figures/same-person.ts';
import { analystTables } from '../../export/fact-tables.ts';
import { type Charge, chargesFor } from '../../reports/charge.ts';
import type { Funder } from '../../reports/funder.ts';
import {
  countedFor,
  happenedWithin,
  measureGrant,
  type Measured,
  spansOf,
} from '../../reports/measure-grant.ts';
import { firstToldIn } from '../../reports/first-told.ts';
import { readFunders } from '../../reports/read-funders.ts';
import { type Occurrence, occurrencesIn } from '../../reports/occurrences.ts';
import { factTableNames } from '../../tables/fact-row.ts';
import { type Answer, type Behind, type Kind, noSuchCell, type Told } from './answer.ts';
import { allIn, standingIn } from './facts-in.ts';
import type { MergesOf } from './merges-known-to.ts';
import type { Ask } from './open-snapshot.ts';

const named =
  'grants/GRANT/MEASURE (its whole period) or grants/GRANT/MEASURE/FROM..TO (a report of its calendar)';

/** The measures and charges of the grants in a folder: each person once, with the events that count or cost. */
export const grantsIn = (folder: string, mergesOf?: MergesOf): Kind => ({
  cells: [named],
  behind: (cell) =>
    cell.startsWith('grants/')
      ? (ask) => whyGrant(ask, { cell, funders: readFunders(folder), mergesOf })
      : undefined,
});

type Grants = Readonly<{ cell: string; funders: readonly Funder[]; mergesOf: MergesOf | undefined }>;

const whyGrant = async (ask: Ask, { cell, funders, mergesOf }: Grants): Promise<Answer> => {
  const { funder, measure, from, to } = find(cell, funders);
  // Asked of the exchange, which notes it: only where a merge changes the number.
  const merges =
    measure.startsWith('people_') && funder.fund !== undefined ? await mergesOf?.(funder.fund) : undefined;
  const all = await allIn(ask);
  const facts = standingIn(all);
  const occurrences = occurrencesIn(facts, buildStories(facts), firstToldIn(all));
  const charges = chargesFor(funders, occurrences);
  const printed = measureGrant(funder, occurrences, charges, samePersonBy(merges ?? [])).find(
    (each) => each.measure === measure && each.from === from && each.to === to,
  );
  const { within, charged } = happenedWithin(funder, { from, to }, occurrences, charges);
  const toldOf = toldIn(facts);
  const rows =
    measure === 'charged_cents'
      ? perPerson(charged, toldOf, 'cents')
      : perPerson(countedFor(measure, within), toldOf, measure === 'hours' ? 'hours' : undefined);
  const fewer = measure.startsWith('people_') ? rows.length - (printed?.value ?? 0) : undefined;
  return {
    value: `${printed?.value ?? 0}${measure === 'charged_cents' ? ' US cents' : ''}`,
    rules: [...rulesOf(funder), ...(fewer === undefined ? [] : onceIn(funder, fewer, merges !== undefined))],
    within: `${from} to ${to}`,
    rows,
  };
};

/** How a number of people may be smaller than the rows behind it. Which of them are one is said nowhere. */
const onceIn = ({ fund }: Funder, fewer: number, isAsked: boolean): readonly string[] => {
  if (fund === undefined) return [];
  return isAsked
    ? [`${fund} counts people once who let it, where eleven or more are left: ${fewer} fewer than rows`]
    : [`no exchange was asked who let ${fund} count them once: a report may say fewer than rows`];
};

type Asked = Readonly<{ funder: Funder; measure: Measured['measure']; from: string; to: string }>;

const find = (cell: string, funders: readonly Funder[]): Asked => {
  const cells = funders.flatMap((funder) => cellsOf(funder));
  const found = cells.find(({ names }) => names.includes(cell));
  if (found !== undefined) return found;
  throw noSuchCell(
    cell,
    'No grant prints it.',
    cells.map(({ names }) => names.join(' or ')),
  );
};

const cellsOf = (funder: Funder): readonly (Asked & Readonly<{ names: readonly string[] }>)[] =>
  spansOf(funder).flatMap(({ from, to, due }) =>
    [...funder.measures, 'charged_cents' as const].map((measure) => {
      const short = `grants/${funder.grant}/${measure}`;
      const names = [...(due === null ? [short] : []), `${short}/${from}..${to}`];
      return { funder, measure, from, to, names };
    }),
  );

/** In words what the grant's file says of whom it counts and what it pays. */
const rulesOf = ({ title, funder, priority, test, charge }: Funder): readonly string[] => [
  `${title} (${funder})`,
  ...Object.entries(test).flatMap(([name, list]) => (list ? [`${name}: ${list.join(', ')}`] : [])),
  charge === undefined
    ? 'pays nothing'
    : `pays ${charge.cents} US cents for each ${charge.per} up to ${charge.budgetCents}, as number ${priority} of those asked; what another paid is not charged again`,
];

type Counted = Pick<Occurrence, 'event' | 'on' | 'person'> &
  Partial<Pick<Occurrence, 'hours'> & Pick<Charge, 'cents'>>;

const perPerson = (
  counted: readonly Counted[],
  toldOf: (event: string) => Told,
  unit?: 'hours' | 'cents',
): readonly Behind[] =>
  [...Map.groupBy(counted, ({ person }) => person)].map(([person, own]) => ({
    counted: 'counted',
    id: person,
    person,
    said:
      unit === undefined
        ? { events: own.length }
        : { [unit]: own.reduce((sum, each) => sum + (each[unit] ?? 0), 0) },
    events: own.map((each) => ({
      ...toldOf(each.event),
      ...(unit !== undefined && { says: `${each[unit] ?? 0} ${unit}` }),
    })),
  }));

/** An event as the tables of the snapshot have it. */
const toldIn = ({ rows }: Pick<Facts, 'rows'>): ((event: string) => Told) => {
  const all = new Map(
    factTableNames.flatMap((name) =>
      rows[name].map((row) => [row.id, { what: analystTables[name].name, row }] as const),
    ),
  );
  return (event) => {
    const { what = '', row } = all.get(event) ?? {};
    return { event, what, on: row?.trueOn ?? '', standing: row?.standing ?? '' };
  };
};
