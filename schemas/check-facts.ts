import { type FactDefinition, facts, mayBeStored, notShared } from './facts.ts';

/** `place` is the fact's name; the value at fault is never repeated, because it may be what must not be kept. */
export type FactFault = Readonly<{ code: string; place: string; reason: string; mend: string }>;
export type FactValue = string | number | readonly string[];

const isDay = (value: string): boolean => {
  const day = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
};

const fits: Readonly<Record<FactDefinition['type'], (value: unknown, fact: FactDefinition) => boolean>> = {
  integer: (value, { min = 0, max = Number.MAX_SAFE_INTEGER }) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
  choice: (value, { values }) => typeof value === 'string' && values.includes(value),
  choices: (value, { values }) =>
    Array.isArray(value) &&
    new Set(value).size === value.length &&
    value.every((one) => values.includes(one)),
  quarter: (value) => typeof value === 'string' && /^\d{4}-Q[1-4]$/.test(value),
  date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value),
};

const allowed: Readonly<Record<FactDefinition['type'], (fact: FactDefinition) => string>> = {
  integer: ({ min, max }) => `a whole number from ${min} to ${max}`,
  choice: ({ values }) => `one of: ${values.join(', ')}`,
  choices: ({ values }) => `a list of any of: ${values.join(', ')}`,
  quarter: () => 'a quarter such as 2027-Q1',
  date: () => 'a day such as 2027-01-31',
};

const unknown = (place: string): FactFault => ({
  code: 'unknown-fact',
  place,
  reason: 'this fact is not in the catalogue',
  mend: 'leave it out; the facts that may be given are listed in schemas/facts.yaml',
});

const notKept = (place: string): FactFault => ({
  code: 'fact-not-kept',
  place,
  reason: 'the exchange never keeps or carries this fact',
  mend: 'leave it out; the provider bound by law decides it itself, or it belongs to the what-if only',
});

const wrongValue = (fact: FactDefinition): FactFault => ({
  code: 'fact-value-not-allowed',
  place: fact.name,
  reason: 'this value is not allowed',
  mend: `give ${allowed[fact.type](fact)}, or ${notShared}`,
});

const faultIn = (name: string, value: unknown): FactFault | undefined => {
  const fact = facts.get(name);
  if (!fact) return unknown(name);
  if (!mayBeStored(fact)) return notKept(name);
  return value === notShared || fits[fact.type](value, fact) ? undefined : wrongValue(fact);
};

/** What is wrong with facts that someone wants kept. A "no" about work authorization is such a fault. */
export const faultsInFacts = (given: Readonly<Record<string, unknown>>): FactFault[] =>
  Object.entries(given).flatMap(([name, value]) => faultIn(name, value) ?? []);
