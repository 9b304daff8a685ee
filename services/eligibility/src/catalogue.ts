import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FactDefinition, facts as definitions, mayBeStored } from '@handoff/schemas';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Catalogue, FactSpec } from './domain/facts/facts.ts';

const sensitivities = { low: 1, medium: 2, high: 3 } as const;
/** Never asked, so their class orders nothing. */
const notAsked = 4;

/** What an intake may carry: facts the exchange keeps, with the values it keeps. No "no" about work authorization. */
export const storedFacts = (): Catalogue =>
  new Map([...definitions.values()].filter(mayBeStored).flatMap((fact) => entryOf(fact, fact.values)));

/** What a rule may test: the catalogue with its what-if values, and the names of rules/facts.yaml. */
export const ruleFacts = (): Catalogue =>
  new Map([
    ...[...definitions.values()].flatMap((fact) => entryOf(fact, [...fact.values, ...fact.whatIfOnlyValues])),
    ...ownFacts(),
  ]);

/** A date until which another fact holds is read with that fact, and is none itself. */
const entryOf = (fact: FactDefinition, values: readonly string[]): [string, FactSpec][] => {
  const { name, type, sensitivity, decidedBy, whoMayAsk, lapsesAfter, whatIfOnlyValues } = fact;
  if (type === 'quarter') return [];
  const unkept = type === 'choices' && whatIfOnlyValues.length > 0 ? whatIfOnlyValues : undefined;
  const askable = !fact.whatIfOnly && decidedBy === undefined && whoMayAsk.includes('referrer');
  return [
    [
      name,
      {
        name,
        type,
        values: values.length > 0 ? values : undefined,
        sensitivity: sensitivities[sensitivity],
        decidedBy: decidedBy ?? 'person',
        askable,
        lapsesAfter,
        nullMeans: nulls[name],
        unkept,
        growsYearly: years.includes(name),
      },
    ],
  ];
};

/** What stands in rules/facts.yaml. */
export const ownFile = z.strictObject({
  facts: z.record(
    z.string(),
    z.strictObject({
      type: z.enum(['integer', 'number', 'choice', 'month']),
      values: z.array(z.string()).optional(),
      from: z.enum(['circumstances', 'provider', 'whatIf']),
    }),
  ),
  nulls: z.record(z.string(), z.string()),
  years: z.array(z.string()),
});

const {
  facts: own,
  nulls,
  years,
} = ownFile.parse(parse(readFileSync(join(import.meta.dirname, '../rules/facts.yaml'), 'utf8')));

const ownFacts = (): [string, FactSpec][] =>
  Object.entries(own).map(([name, { type, values, from }]) => [
    name,
    {
      name,
      type,
      values,
      sensitivity: notAsked,
      askable: false,
      decidedBy: from === 'whatIf' ? 'person' : from,
    },
  ]);
