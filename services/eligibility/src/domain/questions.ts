import type { Catalogue } from './facts/facts.ts';
import { type Because, decisive, type Finding } from './explanation/finding.ts';

export type OpenFacts = Readonly<{
  missing: readonly string[];
  askNow: readonly string[];
  declined: readonly string[];
  decidedByProvider: readonly string[];
  /** No fact about the person: the answer depends on which agency or class is chosen. */
  dependsOn: readonly string[];
  /** Agencies say different things: asking again settles it. */
  contradicted: readonly string[];
}>;

/** A settled answer has no open facts: where a known disqualifier decides, nothing is asked. */
export const openFacts = (finding: Finding, catalogue: Catalogue): OpenFacts => {
  if (finding.truth !== 'unknown') return nothingOpen;
  const open = new Map(
    decisive(finding).flatMap(({ fact, because }) => (fact === undefined ? [] : [[fact, because]])),
  );
  const all = [...open.keys()].sort(bySensitivity(catalogue));
  const because = (reason: Because) => all.filter((fact) => open.get(fact) === reason);
  const dependsOn = all.filter((fact) => catalogue.get(fact)?.decidedBy === 'circumstances');
  const missing = all.filter((fact) => !dependsOn.includes(fact));
  const declined = because('declined');
  const decidedByProvider = all.filter(
    (fact) => catalogue.get(fact)?.decidedBy === 'provider' || open.get(fact) === 'provider-decides',
  );
  const askNow = missing.filter(
    (fact) =>
      catalogue.get(fact)?.askable === true && !declined.includes(fact) && !decidedByProvider.includes(fact),
  );
  return { missing, askNow, declined, decidedByProvider, dependsOn, contradicted: because('contradicted') };
};

const nothingOpen: OpenFacts = {
  missing: [],
  askNow: [],
  declined: [],
  decidedByProvider: [],
  dependsOn: [],
  contradicted: [],
};

export type Question = Readonly<{
  fact: string;
  sensitivity: number;
  /** Programs this one answer settles by itself, and all programs it bears on. */
  settles: readonly string[];
  bearsOn: readonly string[];
}>;

/** What to ask next: the least sensitive first, then what settles most; never more than some program needs. */
export const questions = (
  assessments: readonly (Pick<OpenFacts, 'missing' | 'askNow'> & Readonly<{ program: string }>)[],
  catalogue: Catalogue,
): readonly Question[] => {
  const facts = new Set(assessments.flatMap(({ askNow }) => askNow));
  const programsWhere = (holds: (assessment: (typeof assessments)[number]) => boolean) =>
    assessments.filter(holds).map(({ program }) => program);
  return [...facts]
    .map((fact) => ({
      fact,
      sensitivity: sensitivityOf(fact, catalogue),
      settles: programsWhere(({ missing }) => missing.length === 1 && missing[0] === fact),
      bearsOn: programsWhere(({ askNow }) => askNow.includes(fact)),
    }))
    .sort(
      (left, right) =>
        left.sensitivity - right.sensitivity ||
        right.settles.length - left.settles.length ||
        right.bearsOn.length - left.bearsOn.length ||
        byName(left.fact, right.fact),
    );
};

const bySensitivity = (catalogue: Catalogue) => (left: string, right: string) =>
  sensitivityOf(left, catalogue) - sensitivityOf(right, catalogue) || byName(left, right);

const sensitivityOf = (fact: string, catalogue: Catalogue): number =>
  catalogue.get(fact)?.sensitivity ?? Number.MAX_SAFE_INTEGER;

const byName = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
