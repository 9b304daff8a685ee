import type { CourtOrder, Criterion, ProgramRules } from '../domain/law/ruleset.ts';
import { stepsOf } from '../domain/law/ruleset.ts';
import type { RuleDocument } from './document.ts';
import type { Mistake } from './mistake.ts';

export type ReadProgram = Readonly<{ document: RuleDocument; rules: ProgramRules }>;
export type ReadOrder = Readonly<{ document: RuleDocument; order: CourtOrder }>;

/** What only shows when all files lie side by side: names that lead nowhere, and programs that wait for each other. */
export const checkBook = (programs: readonly ReadProgram[], orders: readonly ReadOrder[]): Mistake[] => {
  const needs = new Map<string, Set<string>>();
  for (const { rules } of programs)
    needs.set(rules.program, (needs.get(rules.program) ?? new Set()).union(new Set(neededBy(rules))));
  return [
    ...programs.flatMap((read) => checkNeeds(read, needs)),
    ...checkCards(programs),
    ...orders.flatMap((read) => checkOrder(read, programs)),
  ];
};

const wanted = ['title', 'fundingStream', 'providers', 'documents', 'card'] as const;

/** A program that people choose says, in its first file, what it is, who offers it, and what it will ask of them. */
const checkCards = (programs: readonly ReadProgram[]): Mistake[] =>
  [...Map.groupBy(programs, ({ rules }) => rules.program).values()].flatMap((files) => {
    const first = files.find(({ rules }) => rules.jurisdiction === 'US') ?? files[0];
    if (first === undefined || first.rules.shared === true) return [];
    return wanted
      .filter((key) => first.rules[key] === undefined)
      .map((key) =>
        first.document.mistakeAt(
          ['program'],
          'missing-key',
          `${first.rules.program} is a program to choose, but has no ${key}.`,
          `Add ${key}:, or say shared: true if it only holds conditions of other programs.`,
        ),
      );
  });

const checkNeeds = (
  { document, rules }: ReadProgram,
  needs: ReadonlyMap<string, ReadonlySet<string>>,
): Mistake[] =>
  neededBy(rules).flatMap((program) => {
    if (!needs.has(program))
      return [
        document.mistakeAt(
          ['rules'],
          'unknown-program',
          `eligibleFor names ${program}, which has no rules.`,
          'Correct the name, or write the rules of that program first.',
        ),
      ];
    return reaches(program, rules.program, needs)
      ? [
          document.mistakeAt(
            ['rules'],
            'circular-programs',
            `${rules.program} and ${program} each wait for the other's answer.`,
            'Let one of them state its tests itself.',
          ),
        ]
      : [];
  });

const reaches = (
  from: string,
  to: string,
  needs: ReadonlyMap<string, ReadonlySet<string>>,
  seen: ReadonlySet<string> = new Set(),
): boolean =>
  from === to ||
  (!seen.has(from) &&
    [...(needs.get(from) ?? [])].some((next) => reaches(next, to, needs, new Set([...seen, from]))));

const neededBy = ({ rules, priority }: ProgramRules): string[] => [
  ...rules.flatMap(({ versions }) => versions.flatMap(({ criteria }) => referencesIn(criteria))),
  ...(priority ?? []).flatMap(({ tiers }) => tiers.flatMap(({ criteria }) => referencesIn(criteria))),
];

const referencesIn = (criterion: Criterion | undefined): string[] =>
  criterion === undefined
    ? []
    : [
        ...('eligibleFor' in criterion ? [criterion.eligibleFor] : []),
        ...stepsOf(criterion).flatMap(referencesIn),
      ];

const checkOrder = ({ document, order }: ReadOrder, programs: readonly ReadProgram[]): Mistake[] =>
  order.suspends.flatMap(({ program, rule }, index) =>
    programs.some(({ rules }) => rules.program === program && rules.rules.some(({ id }) => id === rule))
      ? []
      : [
          document.mistakeAt(
            ['suspends', index],
            'unknown-rule',
            `${program} has no rule ${rule} that an order could suspend.`,
            'Correct the program or the rule id.',
          ),
        ],
  );
