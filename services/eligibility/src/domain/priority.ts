import type { Scope } from './compile.ts';
import type { CompiledPriority } from './compile-file.ts';

/**
 * The first tier that holds, once every tier before it is known not to. An open tier leaves the place in the queue
 * open, and no question is asked for its sake: priority orders services, it decides nobody's eligibility.
 */
export const tierOf = (priority: CompiledPriority | undefined, scope: Scope): number | undefined => {
  const { serviceLevel } = scope;
  if (priority === undefined || serviceLevel === undefined) return undefined;
  if (!priority.version.appliesTo.includes(serviceLevel)) return undefined;
  for (const { tier, evaluate } of priority.tiers) {
    const truth = evaluate === undefined ? 'yes' : evaluate(scope).truth;
    if (truth === 'yes') return tier.tier;
    if (truth === 'unknown') return undefined;
  }
  return undefined;
};
