import type { Comparison, CourtOrder, Criterion, ProgramRules } from '../domain/law/ruleset.ts';
import { comparisons, type CourtOrderFile, type ProgramFile, type WrittenCriterion } from './shapes.ts';

export const toProgramRules = (file: ProgramFile): ProgramRules => ({
  ...file,
  rules: file.rules.map((rule) => ({
    ...rule,
    versions: rule.versions.map((version) => ({
      ...version,
      criteria: version.criteria && toCriterion(version.criteria),
    })),
  })),
  priority: file.priority?.map((version) => ({
    ...version,
    tiers: version.tiers.map((tier) => ({ ...tier, criteria: tier.criteria && toCriterion(tier.criteria) })),
  })),
});

export const toCourtOrder = (file: CourtOrderFile): CourtOrder => file;

/** A group without an id of its own is called by what it is. */
export const toCriterion = (written: WrittenCriterion): Criterion => {
  const {
    cite,
    text,
    except,
    suggest,
    category,
    limitedTo,
    everyone,
    fact,
    eligibleFor,
    not,
    any,
    all,
    inOrder,
  } = written;
  const legal = (id: string) => ({
    id: written.id ?? id,
    cite,
    text,
    except,
    suggest,
    category,
    limitedTo,
  });
  if (everyone !== undefined) return { ...legal('everyone'), everyone };
  if (fact !== undefined) return { ...legal(fact), fact, compare: toComparison(written) };
  if (eligibleFor !== undefined) return { ...legal(eligibleFor), eligibleFor };
  if (not !== undefined) return { ...legal('not'), not: toCriterion(not) };
  if (any !== undefined) return { ...legal('any'), any: any.map(toCriterion) };
  return { ...legal('all'), all: (all ?? []).map(toCriterion), inOrder };
};

const toComparison = (written: WrittenCriterion): Comparison =>
  Object.fromEntries(
    comparisons.flatMap((key) => (written[key] === undefined ? [] : [[key, written[key]]])),
  ) as Comparison;
