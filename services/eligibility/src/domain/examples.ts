import type { Catalogue, FactSpec } from './facts.ts';
import { type CompiledBook, compile } from './rulebook.ts';
import type { CourtOrder, Criterion, ProgramRules, RuleVersion } from './ruleset.ts';

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

export const bookOf = (programs: readonly ProgramRules[], orders: readonly CourtOrder[] = []): CompiledBook =>
  compile(
    {
      version: 'example',
      programs,
      orders,
      poverty: {
        cite: [],
        notIn: ['US-AK'],
        clearlyAbove: 2,
        lines: [{ year: 2026, base: 10_000, each: 5_000 }],
      },
    },
    exampleFacts,
  );
