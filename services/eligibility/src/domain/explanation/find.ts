import type { Finding } from './finding.ts';
import { truthOf } from '../engine/kleene.ts';
import type { Plan } from '../engine/plan.ts';

/** What was just judged, written out as a tree; what a test can find was written when the rules were compiled. */
export const findingIn = (plan: Plan, at = 0): Finding => {
  const { draft } = plan.rows[at]!;
  if (draft.how === 'test') return draft.findings[plan.outcomes[at]!]!;
  return { rule: draft.rule, truth: truthOf(plan.ranks[at]!), how: draft.how, parts: partsIn(plan, at) };
};

const partsIn = (plan: Plan, at: number): readonly Finding[] => {
  const parts: Finding[] = [];
  for (let part = at + 1; part < plan.rows[at]!.end; part = plan.rows[part]!.end)
    parts.push(findingIn(plan, part));
  return parts;
};
