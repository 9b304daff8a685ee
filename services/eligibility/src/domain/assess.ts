import { type Explanation, explain } from './explanation/explain.ts';
import type { Facts } from './facts/facts.ts';
import { decisive, decisivePath, type Finding } from './explanation/finding.ts';
import type { Truth } from './engine/kleene.ts';
import { findingIn } from './explanation/find.ts';
import { freeze } from './explanation/freeze.ts';
import { judge, openLevels } from './engine/judge.ts';
import type { Plan } from './engine/plan.ts';
import { planFor, type ProgramPlan } from './engine/plans.ts';
import { tierOf } from './engine/priority.ts';
import { openFacts } from './questions.ts';
import { remember } from './remember.ts';
import type { CompiledBook, Ruleset } from './law/rulebook.ts';
import { type Layer, layers, type Text } from './law/ruleset.ts';
import {
  type Circumstances,
  meet,
  type Person,
  type Situation,
  situationOf,
  standingIn,
} from './engine/situation.ts';
import type { Standing } from './law/standing.ts';
import { limitsOf } from './explanation/limits.ts';
import { mayPass, validUntil } from './explanation/valid-until.ts';

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
  /** The last day on which what the person said surely carries it: an answer lapses, a birthday may come. */
  validUntil: string | null;
  /** The next day on which other words of the law are known to hold, where the answer rests on them. */
  lawChangesOn: string | null;
  priorityTier: number | null;
  /** Rules that a court keeps from applying here. */
  suspended: readonly Readonly<{ rule: string; by: string; since: string; text: Text }>[];
  /** Nobody has looked again: the law may have moved. */
  unverified: readonly Readonly<{ rule: string; since: string | null; reviewBy: string | null }>[];
  explanation: Explanation;
}>;

/** The answer for one program: pure, and the same for the same facts, rules, place and day. */
export const assess = (facts: Facts, ruleset: Ruleset, circumstances: Circumstances): Assessment =>
  assessPerson(meet(facts, ruleset.book), ruleset, circumstances);

export const assessPerson = (person: Person, ruleset: Ruleset, circumstances: Circumstances): Assessment =>
  assessIn(ruleset, situationOf(person, ruleset.book, circumstances));

/** Every program with a rule in force here today, in the order of the programs' names. */
export const assessAll = (
  facts: Facts,
  book: CompiledBook,
  circumstances: Circumstances,
): readonly Assessment[] => assessPersonForAll(meet(facts, book), book, circumstances);

export const assessPersonForAll = (
  person: Person,
  book: CompiledBook,
  circumstances: Circumstances,
): readonly Assessment[] => {
  const situation = situationOf(person, book, circumstances);
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
  const program = planFor(ruleset, standingIn(ruleset, situation), situation.circumstances);
  const tier = program.tiers.length === 0 ? undefined : tierOf(program, situation, ruleset.book);
  const told = program.tree.tell(situation.seated, tier ?? 0, () => tell(ruleset, situation, program, tier));
  if (told.verdict !== 'eligible') return told;
  const until = lastDay(program, situation);
  return until === undefined ? told : { ...told, validUntil: until };
};

const lastDay = ({ plan }: ProgramPlan, { seated }: Situation): string | undefined => {
  if (!mayPass(plan, seated.row)) return undefined;
  judge(plan, seated);
  return validUntil(plan, seated);
};

/** One answer for everybody of whom the same tests hold: shared, so nobody may change it. */
const tell = (
  ruleset: Ruleset,
  situation: Situation,
  { plan }: ProgramPlan,
  tier: number | undefined,
): Assessment => {
  judge(plan, situation.seated);
  const finding = findingIn(plan);
  const path = decisivePath(finding);
  const standings = standingsOn(path, ruleset, situation);
  const eligible = finding.truth === 'yes';
  const facts = openFacts(finding, ruleset.book.catalogue);
  return freeze({
    program: ruleset.program,
    verdict: verdicts[finding.truth],
    layer: decidingLayer(finding.truth, path),
    ruleVersion: `${ruleset.program}@${finding.parts.at(-1)?.rule.layer ?? 'statute'}`,
    missing: facts.missing,
    askNow: facts.askNow,
    declined: facts.declined,
    decidedByProvider: facts.decidedByProvider,
    dependsOn: facts.dependsOn,
    contradicted: facts.contradicted,
    category: eligible ? categoryOf(path) : null,
    limitedTo: eligible ? limitsOf(finding) : [],
    citations: citationsOf(path, standings),
    openScope: eligible
      ? []
      : levelsIn(plan, openLevels(plan)).filter((level) =>
          standings.some(({ levels }) => levels.includes(level)),
        ),
    suggest: suggestionsOf(finding),
    validUntil: null,
    lawChangesOn: standings.flatMap(({ changesOn }) => changesOn ?? []).sort()[0] ?? null,
    priorityTier: (eligible ? tier : undefined) ?? null,
    suspended: tellAll(standings, tellSuspended),
    unverified: tellAll(standings, tellUnverified),
    explanation: explain(finding),
  });
};

/** The law of this program, and of every program whose answer this one rests on. */
const standingsOn = (
  path: readonly Finding[],
  { book }: Ruleset,
  situation: Situation,
): readonly Standing[] => {
  const programs = new Set<string>();
  for (const { rule } of path) if (rule.program !== undefined) programs.add(rule.program);
  return [...programs].map((program) => standingIn(book.program(program), situation));
};

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

const citationsOf = (path: readonly Finding[], standings: readonly Standing[]): readonly string[] => {
  const cites = new Set<string>();
  for (const { rule } of path) for (const cite of rule.cite ?? []) cites.add(cite);
  for (const standing of standings) for (const cite of standing.cites) cites.add(cite);
  return [...cites];
};

/** What a standing tells is the same for everybody it stands for. */
const tellSuspended = remember(({ suspended }: Standing): Assessment['suspended'] =>
  suspended.map(({ rule, order }) => ({
    rule: rule.id,
    by: order.id,
    since: order.inForceFrom,
    text: order.text,
  })),
);

const tellUnverified = remember(({ unverified }: Standing): Assessment['unverified'] =>
  unverified.map(({ id, review: { verifiedOn, reviewBy } }) => ({
    rule: id,
    since: verifiedOn ?? null,
    reviewBy: reviewBy ?? null,
  })),
);

const tellAll = <T>(standings: readonly Standing[], tell: (standing: Standing) => readonly T[]) =>
  standings.length === 1 ? tell(standings[0]!) : standings.flatMap(tell);

const levelsIn = ({ levels }: Plan, open: number): readonly string[] =>
  levels.filter((_, bit) => (open & (1 << bit)) !== 0).flat();

const categoryOf = (path: readonly Finding[]): string | null =>
  path.find(({ rule }) => rule.category !== undefined)?.rule.category ?? null;

const suggestionsOf = (finding: Finding): readonly string[] => {
  if (finding.truth === 'yes') return [];
  const key = finding.truth === 'no' ? 'ifNot' : 'ifUnknown';
  return [...new Set(decisive(finding).flatMap(({ rule }) => rule.suggest?.[key] ?? []))];
};
