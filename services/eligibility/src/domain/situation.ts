import { refuse } from '@handoff/decider';
import type { Scope } from './compile.ts';
import type { Fact, Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { both, type Truth } from './kleene.ts';
import type { CompiledBook, Ruleset } from './rulebook.ts';
import type { Standing } from './standing.ts';

export type Circumstances = Readonly<{
  jurisdiction: string;
  asOf: string;
  providerType?: string | undefined;
  serviceLevel?: string | undefined;
}>;

/** One person, one place, one day: what every program is judged against, worked out once. */
export type Situation = Readonly<{
  circumstances: Circumstances;
  scope: Scope;
  /** The same person at another level of service, where some tests aren't needed. */
  atLevel: (serviceLevel: string) => Situation;
}>;

export const situationOf = (facts: Facts, book: CompiledBook, circumstances: Circumstances): Situation => {
  const { jurisdiction, asOf, providerType } = circumstances;
  const derived = book.derivations.derive(facts, jurisdiction, asOf);
  const all =
    providerType === undefined ? derived : new Map(derived).set('provider_type', known(providerType));
  return situationWith(all, book, circumstances);
};

const situationWith = (facts: Facts, book: CompiledBook, circumstances: Circumstances): Situation => {
  const { asOf, serviceLevel } = circumstances;
  const judged = new Map<string, Finding>();
  const levels = new Map<string, Situation>();
  const situation: Situation = {
    circumstances,
    scope: {
      facts,
      asOf,
      serviceLevel,
      eligibleFor: (program) => {
        const finding = judged.get(program) ?? evaluate(book.program(program), situation);
        judged.set(program, finding);
        return finding;
      },
    },
    atLevel: (level) => {
      const there =
        levels.get(level) ?? situationWith(facts, book, { ...circumstances, serviceLevel: level });
      levels.set(level, there);
      return there;
    },
  };
  return situation;
};

const known = (value: string): Fact => ({ state: 'known', value });

export const standingIn = (ruleset: Ruleset, { circumstances }: Situation): Standing =>
  ruleset.standing(circumstances.jurisdiction, circumstances.asOf);

/** Every layer in force must hold: the parts of the finding are the rules, statute first. */
export const evaluate = (ruleset: Ruleset, situation: Situation): Finding => {
  const parts: Finding[] = [];
  let truth: Truth = 'yes';
  for (const { evaluate: rule } of standingIn(ruleset, situation).active) {
    if (rule === undefined) continue;
    const part = rule(situation.scope);
    truth = both(truth, part.truth);
    parts.push(part);
  }
  if (parts.length === 0) return noRule(ruleset, situation);
  return { rule: ruleset.step, truth, how: 'all', parts };
};

// An empty list of rules would say "eligible" to everybody.
const noRule = ({ program }: Ruleset, { circumstances }: Situation): never =>
  refuse('no-rule-in-force', {
    place: 'asOf',
    reason: `No rule for ${program} is in force in ${circumstances.jurisdiction} on ${circumstances.asOf}.`,
    mend: 'Ask for a later date, or for a place where the program exists.',
  });
