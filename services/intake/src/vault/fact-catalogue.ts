import { facts, faultsInFacts, mayBeStored } from '@handoff/schemas';
import type { FactCatalogue, FactRule } from '../domain/disclosure.ts';

const ruleOf = (name: string): FactRule => ({
  allows: (value) => faultsInFacts({ [name]: value }).length === 0,
  expected: 'a value that schemas/facts.yaml allows',
});

/** The facts of the contract that may be kept at all, as the domain asks for them. */
export const factCatalogue: FactCatalogue = new Map(
  [...facts.values()].filter(mayBeStored).map(({ name }) => [name, ruleOf(name)]),
);
