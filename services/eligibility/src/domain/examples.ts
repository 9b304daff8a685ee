import { array, boolean, constantFrom, letrec, oneof, record } from 'fast-check';
import type { Catalogue, FactSpec } from './facts/facts.ts';
import { type CompiledBook, compile } from './law/rulebook.ts';
import type { CourtOrder, Criterion, ProgramRules, RuleVersion, Tables } from './law/ruleset.ts';

// A small world for the tests of the domain: five facts, and books made in a line.

const fact = (name: string, spec: Partial<FactSpec> = {}): [string, FactSpec] => [
  name,
  {
    name,
    type: 'choice',
    values: ['yes', 'no'],
    sensitivity: 1,
    decidedBy: 'person',
    askable: true,
    ...spec,
  },
];

export const exampleFacts: Catalogue = new Map([
  fact('age', { type: 'integer', values: undefined }),
  fact('learner'),
  fact('in_class', { lapsesAfter: 'P6M' }),
  fact('benefits', { type: 'choices', values: ['food', 'cash'], sensitivity: 2 }),
  fact('authorized', { sensitivity: 3 }),
  fact('category', { decidedBy: 'provider', askable: false, sensitivity: 3 }),
  fact('provider_type', { decidedBy: 'circumstances', askable: false, values: ['college', 'charity'] }),
]);

export const test = (name: string, is: string = 'yes'): Criterion => ({
  id: `${name}-is-${is}`,
  fact: name,
  compare: { is },
  cite: [`Law of ${name}`],
  text: { en: `${name} is ${is}`, es: `${name}: ${is}` },
});

export const program = (id: string, criteria: Criterion, more: Partial<RuleVersion> = {}): ProgramRules => ({
  program: id,
  jurisdiction: 'US',
  rules: [
    { id: `${id}-rule`, layer: 'statute', versions: [{ inForceFrom: '2020-01-01', criteria, ...more }] },
  ],
});

export const exampleTables: Tables = {
  poverty: {
    cite: [],
    notIn: ['US-AK'],
    clearlyAbove: 2,
    lines: [
      { year: 2026, base: 10_000, each: 5_000 },
      { year: 2026, in: 'US-HI', base: 20_000, each: 5_000 },
      { year: 2025, in: 'US-HI', base: 19_000, each: 5_000 },
    ],
  },
  levels: {
    holdsFor: 'P6M',
    notRead: ['new-test'],
    tests: [
      {
        test: 'old-test',
        inForceFrom: '2020-01-01',
        inForceTo: '2026-06-30',
        cite: [],
        upTo: 300,
        bands: [
          { level: 'esl-1', from: 0 },
          { level: 'esl-2', from: 100 },
        ],
      },
      {
        test: 'old-test',
        inForceFrom: '2026-07-01',
        cite: [],
        bands: [
          { level: 'esl-1', from: 50 },
          { level: 'esl-2', from: 150 },
        ],
      },
    ],
  },
  ages: {
    bands: [
      { band: 'child', from: 0, cite: [] },
      { band: 'youth', from: 16, cite: [] },
      { band: 'adult', from: 25, cite: [] },
    ],
  },
};

export const bookOf = (programs: readonly ProgramRules[], orders: readonly CourtOrder[] = []): CompiledBook =>
  compile(
    {
      version: 'example',
      released: '2026-11-22',
      programs,
      orders,
      tables: exampleTables,
    },
    exampleFacts,
  );

export const names = ['learner', 'in_class', 'authorized', 'category'] as const;
const { tree: trees } = letrec<Record<'tree' | 'leaf' | 'not' | 'any' | 'all', Criterion>>((tie) => ({
  leaf: constantFrom(...names.flatMap((name) => [test(name, 'yes'), test(name, 'no')])),
  not: tie('tree').map((part) => ({ id: 'not', not: part })),
  any: array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ id: 'any', any })),
  all: record({ all: array(tie('tree'), { minLength: 1, maxLength: 3 }), inOrder: boolean() }).map((all) => ({
    id: 'all',
    ...all,
  })),
  tree: oneof({ maxDepth: 4, depthSize: 'small' }, tie('leaf'), tie('not'), tie('any'), tie('all')),
}));

/** Any tree of tests over the example facts. */
export const anyCriterion = trees;
