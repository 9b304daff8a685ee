import { compileCriterion, compileGroup, type Evaluate } from './compile.ts';
import type { Catalogue } from './facts.ts';
import type { PriorityVersion, ProgramRules, Rule, RuleVersion } from './ruleset.ts';

/** One version of a rule; without tests of its own it only adds notes. */
export type ActiveRule = Readonly<{ rule: Rule; version: RuleVersion; evaluate: Evaluate | undefined }>;
export type CompiledPriority = Readonly<{
  version: PriorityVersion;
  tiers: readonly Readonly<{ tier: PriorityVersion['tiers'][number]; evaluate: Evaluate | undefined }>[];
}>;

export type CompiledFile = Readonly<{
  jurisdiction: string;
  versions: readonly ActiveRule[];
  priority: readonly CompiledPriority[];
}>;

/** What one file says, all its versions, whether in force or not. */
export const compileFile = (
  { jurisdiction, rules, priority }: ProgramRules,
  catalogue: Catalogue,
): CompiledFile => ({
  jurisdiction,
  versions: rules.flatMap((rule) =>
    rule.versions.map((version) => ({ rule, version, evaluate: compileVersion(rule, version, catalogue) })),
  ),
  priority: (priority ?? []).map((version) => ({
    version,
    tiers: version.tiers.map((tier) => ({
      tier,
      evaluate: tier.criteria && compileCriterion(tier.criteria, catalogue),
    })),
  })),
});

const compileVersion = (rule: Rule, version: RuleVersion, catalogue: Catalogue): Evaluate | undefined => {
  if (version.criteria === undefined) return undefined;
  const step = { id: rule.id, layer: rule.layer, inForceFrom: version.inForceFrom };
  return compileGroup(step, 'all', [compileCriterion(version.criteria, catalogue)]);
};
