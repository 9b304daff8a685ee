import type { Period } from '../dates.ts';
import { describeCriterion, listed, spoken, type Statement } from './describe-criterion.ts';
import type { CourtOrder, PriorityVersion, ProgramRules, Review, Rule } from '../law/ruleset.ts';

export type Change = Readonly<{ kind: 'added' | 'dropped' | 'changed'; what: string }>;

/** What changed from one set of statements to another, in words. */
export const diffStatements = (before: readonly Statement[], after: readonly Statement[]): Change[] => {
  const [old, now] = [new Map(before), new Map(after)];
  return [
    ...before.flatMap(([name, said]): Change[] => {
      const says = now.get(name);
      if (says === undefined) return [{ kind: 'dropped', what: `${name}: ${said}` }];
      return says === said ? [] : [{ kind: 'changed', what: `${name}: ${said} → ${says}` }];
    }),
    ...after.flatMap(([name, says]): Change[] =>
      old.has(name) ? [] : [{ kind: 'added', what: `${name}: ${says}` }],
    ),
  ];
};

/** Everything a program's file says, statement by statement. Versions are counted, so that a moved date is one change. */
export const describeProgram = (file: ProgramRules): Statement[] => {
  const name = `${file.program} (${file.jurisdiction})`;
  return [
    ...spoken(`${name}, title`, file.title),
    ...listed(`${name}, funding`, file.fundingStream === undefined ? undefined : [file.fundingStream]),
    ...listed(`${name}, offered by`, file.providers),
    ...(file.documents ?? []).flatMap(({ id, text }) => spoken(`${name}, document ${id}`, text)),
    ...spoken(`${name}, card, what they ask`, file.card?.asks),
    ...spoken(`${name}, card, what happens to it`, file.card?.keeps),
    ...describeBenefit(name, file),
    ...file.rules.flatMap((rule) => describeRule(name, rule)),
    ...(file.priority ?? []).flatMap((version, index) => describePriority(name, version, index)),
  ];
};

const describeRule = (name: string, { id, layer, versions }: Rule): Statement[] => [
  [`${name}, rule ${id}`, layer],
  ...versions.flatMap((version, index) => {
    const at = `${name}, rule ${id}, version ${index + 1}`;
    return [
      ...describePeriod(at, version),
      ...(version.criteria === undefined ? [] : describeCriterion(version.criteria, at)),
      ...(version.notes ?? []).flatMap((note) => [
        ...listed(`${at}, note ${note.id}, cites`, note.cite),
        ...spoken(`${at}, note ${note.id}`, note.text),
      ]),
    ];
  }),
];

const describePriority = (name: string, version: PriorityVersion, index: number): Statement[] => {
  const at = `${name}, priority ${index + 1}`;
  return [
    ...describePeriod(at, version),
    ...listed(`${at}, orders`, version.appliesTo),
    ...version.tiers.flatMap(({ tier, cite, text, criteria }) => [
      ...listed(`${at}, place ${tier}, cites`, cite),
      ...spoken(`${at}, place ${tier}`, text),
      ...(criteria === undefined ? [] : describeCriterion(criteria, `${at}, place ${tier}`)),
    ]),
  ];
};

const describeBenefit = (name: string, { benefit }: ProgramRules): Statement[] => {
  if (benefit === undefined) return [];
  const { base, additions, match } = benefit;
  return [
    [`${name}, pays a month`, `$${base}`],
    ...additions.map(({ when, amount }): Statement => [`${name}, adds when ${when}`, `$${amount}`]),
    ...(match === undefined
      ? []
      : [[`${name}, matches ${match.of}`, `up to $${match.upTo}`] satisfies Statement]),
  ];
};

export const describeOrder = (order: CourtOrder): Statement[] => {
  const name = `court order ${order.id}`;
  return [
    [name, order.court],
    ...describePeriod(name, order),
    ...order.jurisdictions.map((place): Statement => [`${name}, in ${place}`, 'is in force']),
    ...order.suspends.map(({ program, rule }): Statement => [`${name}, ${program}`, `suspends ${rule}`]),
    ...listed(`${name}, cites`, order.cite),
    ...spoken(name, order.text),
    ...spoken(`${name}, unsettled`, order.unsettled),
  ];
};

const describePeriod = (
  at: string,
  { inForceFrom, inForceTo, verifiedOn, reviewBy }: Period & Review,
): Statement[] => [
  [`${at}, in force`, `from ${inForceFrom} ${inForceTo === undefined ? 'on' : `to ${inForceTo}`}`],
  ...listed(`${at}, verified`, verifiedOn === undefined ? undefined : [`on ${verifiedOn}`]),
  ...listed(`${at}, to be looked at again`, reviewBy === undefined ? undefined : [`by ${reviewBy}`]),
];
