import { type Explanation, explain } from './explain.ts';
import type { Facts } from './facts.ts';
import { decisive, decisivePath, type Finding } from './finding.ts';
import type { Truth } from './kleene.ts';
import { tierOf } from './priority.ts';
import { openFacts } from './questions.ts';
import type { CompiledBook, Ruleset } from './rulebook.ts';
import { type Layer, layers, type Text } from './ruleset.ts';
import {
  atLevel,
  type Circumstances,
  evaluate,
  type Situation,
  situationOf,
  standingIn,
} from './situation.ts';
import type { Standing } from './standing.ts';
import { limitsOf } from './limits.ts';
import { validUntil } from './valid-until.ts';

export type Verdict = 'eligible' | 'ineligible' | 'needs_more_information';

export type Assessment = Readonly<{
  program: string;
  verdict: Verdict;
  /** The layer of law on which the verdict rests. */
  layer: Layer;
  ruleVersion: string;
  /** Facts that could still change the verdict, and of these the ones that may be asked now. */
  missing: readonly string[];
  askNow: readonly string[];
  declined: readonly string[];
  /** The bound provider checks these itself; the exchange never asks, stores or carries them. */
  decidedByProvider: readonly string[];
  /** The answer depends on which agency or class is chosen. */
  dependsOn: readonly string[];
  /** Agencies say different things: both are kept, neither counts. */
  contradicted: readonly string[];
  /** Under which heading an eligible person is served, such as in-school or out-of-school youth. */
  category: string | null;
  /** Levels of service an eligible person is limited to; empty where nothing limits it. */
  limitedTo: readonly string[];
  citations: readonly string[];
  /** Levels of service open to this person whatever the missing facts turn out to be. */
  openScope: readonly string[];
  suggest: readonly string[];
  validUntil: string | null;
  priorityTier: number | null;
  /** Rules that a court keeps from applying here. */
  suspended: readonly Readonly<{ rule: string; by: string; since: string; text: Text }>[];
  /** Nobody has looked again: the law may have moved. */
  unverified: readonly Readonly<{ rule: string; since: string | null; reviewBy: string | null }>[];
  explanation: Explanation;
}>;

/** The answer for one program: pure, and the same for the same facts, rules, place and day. */
export const assess = (facts: Facts, ruleset: Ruleset, circumstances: Circumstances): Assessment =>
  assessIn(ruleset, situationOf(facts, ruleset.book, circumstances));

/** Every program with a rule in force here today, in the order of the programs' names. */
export const assessAll = (
  facts: Facts,
  book: CompiledBook,
  circumstances: Circumstances,
): readonly Assessment[] => {
  const situation = situationOf(facts, book, circumstances);
  return book.programs
    .filter((ruleset) => ruleset.listed && standingIn(ruleset, situation).tested)
    .map((ruleset) => assessIn(ruleset, situation));
};

const verdicts: Record<Truth, Verdict> = {
  yes: 'eligible',
  no: 'ineligible',
  unknown: 'needs_more_information',
};

const assessIn = (ruleset: Ruleset, situation: Situation): Assessment => {
  const finding = situation.scope.eligibleFor(ruleset.program);
  const path = decisivePath(finding);
  const standings = standingsOn(path, ruleset, situation);
  const eligible = finding.truth === 'yes';
  return {
    program: ruleset.program,
    verdict: verdicts[finding.truth],
    layer: decidingLayer(finding.truth, path),
    ruleVersion: `${ruleset.program}@${finding.parts.at(-1)?.rule.layer ?? 'statute'}`,
    ...openFacts(finding, ruleset.book.catalogue),
    category: eligible ? categoryOf(path) : null,
    limitedTo: eligible ? limitsOf(finding) : [],
    citations: citationsOf(path, standings),
    openScope: eligible ? [] : openScopeOf(ruleset, standings, situation),
    suggest: suggestionsOf(finding),
    validUntil: (eligible ? validUntil(finding) : undefined) ?? null,
    priorityTier: (eligible ? tierOf(standings[0]?.priority, situation.scope) : undefined) ?? null,
    suspended: standings.flatMap(suspendedIn),
    unverified: standings.flatMap(unverifiedIn),
    explanation: explain(finding),
  };
};

/** The law of this program, and of every program whose answer this one rests on. */
const standingsOn = (
  path: readonly Finding[],
  { book }: Ruleset,
  situation: Situation,
): readonly Standing[] =>
  [...new Set(path.flatMap(({ rule }) => rule.program ?? []))].map((program) =>
    standingIn(book.program(program), situation),
  );

/** A "yes" rests on every layer up to the highest; anything else on the layer of the first test that decides. */
const decidingLayer = (truth: Truth, path: readonly Finding[]): Layer => {
  const tested =
    truth === 'yes'
      ? path
      : path.slice(
          0,
          path.findIndex(({ parts }) => parts.length === 0),
        );
  const found = tested.flatMap(({ rule }) => rule.layer ?? []);
  return (truth === 'yes' ? layers.findLast((layer) => found.includes(layer)) : found.at(-1)) ?? 'statute';
};

const citationsOf = (path: readonly Finding[], standings: readonly Standing[]): readonly string[] => [
  ...new Set([
    ...path.flatMap(({ rule }) => rule.cite ?? []),
    ...standings.flatMap(({ active }) =>
      active.flatMap(({ version }) => version.notes?.flatMap(({ cite }) => cite ?? []) ?? []),
    ),
    ...standings.flatMap(({ suspended }) => suspended.flatMap(({ order }) => order.cite)),
  ]),
];

const suspendedIn = ({ suspended }: Standing): Assessment['suspended'] =>
  suspended.map(({ rule, order }) => ({
    rule: rule.id,
    by: order.id,
    since: order.inForceFrom,
    text: order.text,
  }));

const unverifiedIn = ({ unverified }: Standing): Assessment['unverified'] =>
  unverified.map(({ id, review: { verifiedOn, reviewBy } }) => ({
    rule: id,
    since: verifiedOn ?? null,
    reviewBy: reviewBy ?? null,
  }));

const openScopeOf = (
  ruleset: Ruleset,
  standings: readonly Standing[],
  situation: Situation,
): readonly string[] =>
  [...new Set(standings.flatMap(({ levels }) => levels))].filter(
    (level) => evaluate(ruleset, atLevel(situation, ruleset.book, level)).truth === 'yes',
  );

const categoryOf = (path: readonly Finding[]): string | null =>
  path.find(({ rule }) => rule.category !== undefined)?.rule.category ?? null;

const suggestionsOf = (finding: Finding): readonly string[] => {
  if (finding.truth === 'yes') return [];
  const key = finding.truth === 'no' ? 'ifNot' : 'ifUnknown';
  return [...new Set(decisive(finding).flatMap(({ rule }) => rule.suggest?.[key] ?? []))];
};
