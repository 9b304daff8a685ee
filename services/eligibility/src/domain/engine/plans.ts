import { refuse } from '@handoff/decider';
import type { Assessment } from '../assess.ts';
import { type DecisionTree, decisionTree } from './decision-tree.ts';
import { draftCriterion, type Setting } from './draft-plan.ts';
import { type Draft, type Plan, planOf } from './plan.ts';
import type { Ruleset } from '../law/rulebook.ts';
import type { Circumstances } from './situation.ts';
import type { ActiveRule, Standing } from '../law/standing.ts';

/** What one program asks in one place, on one day, at one level of service, ready to be judged. */
export type ProgramPlan = Readonly<{
  plan: Plan;
  /** Who is served first at this level; the last tier may ask nothing. */
  tiers: readonly Readonly<{ tier: number; plan: Plan | undefined }>[];
  tree: DecisionTree<Assessment>;
}>;

type Where = Pick<Circumstances, 'jurisdiction' | 'asOf' | 'serviceLevel'>;

export const planFor = (ruleset: Ruleset, standing: Standing, where: Where): ProgramPlan => {
  const { plans } = standing;
  const { serviceLevel } = where;
  if (serviceLevel === undefined) return (plans.any ??= compilePlan(ruleset, standing, where));
  const found = plans.at.get(serviceLevel);
  if (found !== undefined) return found;
  const made = compilePlan(ruleset, standing, where);
  if (plans.at.size < mostLevels) plans.at.set(serviceLevel, made); // whatever level somebody asks for
  return made;
};

const mostLevels = 20;

const compilePlan = (ruleset: Ruleset, standing: Standing, where: Where): ProgramPlan => {
  const plan = planOf(draftProgram(ruleset, where));
  const tree = decisionTree<Assessment>(plan, ruleset.book.room);
  return { plan, tiers: tiersIn(ruleset, standing, where), tree };
};

const tiersIn = (ruleset: Ruleset, { priority }: Standing, where: Where): ProgramPlan['tiers'] => {
  const { serviceLevel } = where;
  if (priority === undefined || serviceLevel === undefined) return [];
  if (!priority.appliesTo.includes(serviceLevel)) return [];
  return priority.tiers.map(({ tier, criteria }) => ({
    tier,
    plan: criteria && planOf(draftCriterion(criteria, settingOf(ruleset, where))),
  }));
};

/** Every layer in force must hold: the parts are the rules, statute first. */
const draftProgram = (ruleset: Ruleset, where: Where): Draft => {
  const setting = settingOf(ruleset, where);
  const { active } = ruleset.standing(where.jurisdiction, where.asOf);
  const parts = active.flatMap((rule) => draftRule(rule, setting));
  return parts.length === 0 ? noRule(ruleset, where) : { how: 'all', rule: ruleset.step, parts };
};

const draftRule = ({ rule, version }: ActiveRule, setting: Setting): Draft[] => {
  const { criteria, inForceFrom } = version;
  if (criteria === undefined) return [];
  const step = { id: rule.id, layer: rule.layer, inForceFrom };
  return [{ how: 'all', rule: step, parts: [draftCriterion(criteria, setting)] }];
};

const settingOf = ({ book }: Ruleset, where: Where): Setting => ({
  catalogue: book.catalogue,
  seating: book.seating,
  asOf: where.asOf,
  serviceLevel: where.serviceLevel,
  program: (id) => draftProgram(book.program(id), where),
});

// An empty list of rules would say "eligible" to everybody.
const noRule = ({ program }: Ruleset, { jurisdiction, asOf }: Where): never =>
  refuse('no-rule-in-force', {
    place: 'asOf',
    reason: `No rule for ${program} is in force in ${jurisdiction} on ${asOf}.`,
    mend: 'Ask for a later date, or for a place where the program exists.',
  });
