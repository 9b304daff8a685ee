import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** By language (languages.yaml). What is never asked says why in English and Spanish alone. */
type Texts = Readonly<{ en: string; es: string } & Record<string, string>>;
export type FactDefinition = Readonly<{
  name: string;
  type: 'integer' | 'choice' | 'choices' | 'quarter' | 'date';
  values: readonly string[];
  min?: number;
  max?: number;
  sensitivity: 'low' | 'medium' | 'high';
  question?: Texts;
  why: Texts;
  whoMayAsk: readonly ('referrer' | 'provider')[];
  /** The agency bound by law decides it: never asked, stored or carried here. */
  decidedBy?: 'provider';
  /** An input of the what-if only: never stored, sent or logged. */
  whatIfOnly: boolean;
  whatIfOnlyValues: readonly string[];
  lapsesAfter?: string;
  source: string;
}>;

const defaults = { values: [], whatIfOnly: false, whatIfOnlyValues: [] };

export const catalogueFile = join(import.meta.dirname, 'facts.yaml');

const written = parse(readFileSync(catalogueFile, 'utf8')) as Record<string, Omit<FactDefinition, 'name'>>;

/** The catalogue of facts, by name. */
export const facts: ReadonlyMap<string, FactDefinition> = new Map(
  Object.entries(written).map(([name, fact]) => [name, { ...defaults, ...fact, name }]),
);

/** The person would rather not say: unknown, never "no", never asked again. Allowed for every fact. */
export const notShared = 'not-shared';

/** Whether the exchange may keep this fact at all. */
export const mayBeStored = (fact: FactDefinition): boolean =>
  !fact.whatIfOnly && fact.decidedBy === undefined;
