import { covers, dayAfter, type Period } from '../dates.ts';
import type { ProgramPlan } from '../engine/plans.ts';
import {
  type CourtOrder,
  type Criterion,
  layers,
  type PriorityVersion,
  type ProgramRules,
  type Review,
  type Rule,
  type RuleVersion,
  stepsOf,
} from './ruleset.ts';

/** One version of a rule; without tests of its own it only adds notes. */
export type ActiveRule = Readonly<{ rule: Rule; version: RuleVersion }>;
export type SuspendedRule = Readonly<{ rule: Rule; version: RuleVersion; order: CourtOrder }>;

/** What is the law for one program, in one place, on one day. */
export type Standing = Readonly<{
  active: readonly ActiveRule[];
  suspended: readonly SuspendedRule[];
  /** Whether any rule in force says who is served. */
  tested: boolean;
  /** Past its review date: nobody has looked again. */
  unverified: readonly Readonly<{ id: string; review: Review }>[];
  /** What notes in force and suspending orders cite: it belongs to every answer. */
  cites: readonly string[];
  priority: PriorityVersion | undefined;
  /** The next day on which a version or an order is known to begin or to have ended. */
  changesOn: string | undefined;
  /** Levels of service that some test doesn't reach. */
  levels: readonly string[];
  /** What was compiled for it, kept here: whoever judges has the standing in hand. */
  plans: Plans;
}>;

/** At each level of service asked for; `any` where none is. */
type Plans = { any?: ProgramPlan } & Readonly<{ at: Map<string, ProgramPlan> }>;

const nothing: Standing = {
  active: [],
  suspended: [],
  tested: false,
  unverified: [],
  cites: [],
  priority: undefined,
  changesOn: undefined,
  levels: [],
  plans: { at: new Map() },
};

const remembered = 1_000;

/** Which versions hold where and when is worked out once a place and day. */
export const compileStanding = (
  files: readonly ProgramRules[],
  orders: readonly CourtOrder[],
): ((jurisdiction: string, asOf: string) => Standing) => {
  const known = new Map<string, Standing>();
  let last = { jurisdiction: '', asOf: '', standing: nothing };
  const find = (jurisdiction: string, asOf: string): Standing => {
    const key = `${jurisdiction} ${asOf}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= remembered) known.clear();
    const standing = standingOf(files, orders, files[0]?.program ?? '', jurisdiction, asOf);
    known.set(key, standing);
    return standing;
  };
  // Who asks once asks again: a screening comes back to the same place and day for every program.
  return (jurisdiction, asOf) => {
    if (last.asOf !== asOf || last.jurisdiction !== jurisdiction)
      last = { jurisdiction, asOf, standing: find(jurisdiction, asOf) };
    return last.standing;
  };
};

const standingOf = (
  files: readonly ProgramRules[],
  orders: readonly CourtOrder[],
  program: string,
  jurisdiction: string,
  asOf: string,
): Standing => {
  const here = files.filter((file) => file.jurisdiction === 'US' || file.jurisdiction === jurisdiction);
  const inForce = here.flatMap(({ rules }) => rules.flatMap((rule) => versionsOf(rule, asOf)));
  const judged = inForce.map((entry) => ({
    entry,
    order: suspending(orders, program, entry.rule.id, jurisdiction, asOf),
  }));
  const active = judged.flatMap(({ entry, order }) => (order === undefined ? [entry] : [])).sort(byLayer);
  const suspended = judged.flatMap(({ entry: { rule, version }, order }) =>
    order ? [{ rule, version, order }] : [],
  );
  const relied = [
    ...active.map(({ rule, version }) => ({ id: rule.id, review: version })),
    ...suspended.map(({ order }) => ({ id: order.id, review: order })),
  ];
  return {
    active,
    suspended,
    tested: active.some(({ version }) => version.criteria !== undefined),
    unverified: relied.filter(({ review }) => review.reviewBy !== undefined && review.reviewBy < asOf),
    priority: here
      .toSorted((left, right) => right.jurisdiction.length - left.jurisdiction.length) // a State's own list comes before the federal one
      .flatMap(({ priority = [] }) => priority.filter((version) => covers(version, asOf)))[0],
    changesOn: nextChange(
      [
        ...here.flatMap(({ rules }) => rules.flatMap(({ versions }) => versions)),
        ...orders.filter((order) => reaches(order, program, jurisdiction)),
      ],
      asOf,
    ),
    cites: [
      ...active.flatMap(({ version }) => version.notes?.flatMap(({ cite }) => cite ?? []) ?? []),
      ...suspended.flatMap(({ order }) => order.cite),
    ],
    levels: [...new Set(active.flatMap(({ version }) => exceptedIn(version.criteria)))],
    plans: { at: new Map() },
  };
};

const nextChange = (periods: readonly Period[], asOf: string): string | undefined =>
  periods
    .flatMap(({ inForceFrom, inForceTo }) => [
      inForceFrom,
      ...(inForceTo === undefined ? [] : [dayAfter(inForceTo)]),
    ])
    .filter((day) => day > asOf)
    .sort()[0];

const versionsOf = (rule: Rule, asOf: string): ActiveRule[] =>
  rule.versions.filter((version) => covers(version, asOf)).map((version) => ({ rule, version }));

const exceptedIn = (criterion: Criterion | undefined): readonly string[] =>
  criterion === undefined ? [] : [...(criterion.except ?? []), ...stepsOf(criterion).flatMap(exceptedIn)];

const suspending = (
  orders: readonly CourtOrder[],
  program: string,
  rule: string,
  jurisdiction: string,
  asOf: string,
): CourtOrder | undefined =>
  orders.find(
    (order) =>
      covers(order, asOf) &&
      reaches(order, program, jurisdiction) &&
      order.suspends.some((suspended) => suspended.program === program && suspended.rule === rule),
  );

const reaches = ({ jurisdictions, suspends }: CourtOrder, program: string, jurisdiction: string): boolean =>
  jurisdictions.some((place) => place === 'US' || place === jurisdiction) &&
  suspends.some((suspended) => suspended.program === program);

const byLayer = (left: ActiveRule, right: ActiveRule): number =>
  layers.indexOf(left.rule.layer) - layers.indexOf(right.rule.layer);
