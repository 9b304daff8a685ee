import { buildStories } from '../../figures/build-stories.ts';
import type { Facts } from '../../figures/facts-as-of.ts';
import { analystTables } from '../../export/fact-tables.ts';
import { type Charge, chargesFor } from '../../reports/charge.ts';
import { type Funder, readFunders } from '../../reports/funder.ts';
import {
  countedFor,
  happenedWithin,
  measureGrant,
  type Measured,
  spansOf,
} from '../../reports/measure-grant.ts';
import { type Occurrence, occurrencesIn } from '../../reports/occurrences.ts';
import { factTableNames } from '../../tables/fact-row.ts';
import { type Answer, type Behind, type Kind, noSuchCell, type Told } from './answer.ts';
import { factsIn } from './facts-in.ts';
import type { Ask } from './open-snapshot.ts';

const named =
  'grants/GRANT/MEASURE (its whole period) or grants/GRANT/MEASURE/FROM..TO (a report of its calendar)';

/** The measures and charges of the grants in a folder: each person once, with the events that count or cost. */
export const grantsIn = (folder: string): Kind => ({
  cells: [named],
  behind: (cell) =>
    cell.startsWith('grants/') ? (ask) => whyGrant(ask, cell, readFunders(folder)) : undefined,
});

const whyGrant = async (ask: Ask, cell: string, funders: readonly Funder[]): Promise<Answer> => {
  const { funder, measure, from, to } = find(cell, funders);
  const facts = await factsIn(ask);
  const occurrences = occurrencesIn(facts, buildStories(facts));
  const charges = chargesFor(funders, occurrences);
  const printed = measureGrant(funder, occurrences, charges).find(
    (each) => each.measure === measure && each.from === from && each.to === to,
  );
  const { within, charged } = happenedWithin(funder, { from, to }, occurrences, charges);
  const toldOf = toldIn(facts);
  return {
    value: `${printed?.value ?? 0}${measure === 'charged_cents' ? ' US cents' : ''}`,
    rules: rulesOf(funder),
    within: `${from} to ${to}`,
    rows:
      measure === 'charged_cents'
        ? perPerson(charged, toldOf, 'cents')
        : perPerson(countedFor(measure, within), toldOf, measure === 'hours' ? 'hours' : undefined),
  };
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
