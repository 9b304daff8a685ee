import type { Period } from '../dates.ts';

/** Plain words, by language (BCP 47). */
export type Text = Readonly<Record<string, string>>;

export const layers = ['statute', 'federal_guidance', 'state_law', 'provider_policy'] as const;
export type Layer = (typeof layers)[number];

/** What every step of a criteria tree may carry. */
export type Legal = Readonly<{
  id: string;
  cite?: readonly string[] | undefined;
  text?: Text | undefined;
  /** Service levels that this test does not reach, such as information anyone may have. */
  except?: readonly string[] | undefined;
  /** What a person served through this branch is called, and the levels of service it is limited to. */
  category?: string | undefined;
  limitedTo?: readonly string[] | undefined;
  /** Where else to look when this fails, or can't be settled here. */
  suggest?:
    | Readonly<{ ifNot?: readonly string[] | undefined; ifUnknown?: readonly string[] | undefined }>
    | undefined;
}>;

type Scalar = string | number | boolean;

export type Comparison =
  | Readonly<{ is: Scalar }>
  | Readonly<{ isNot: Scalar }>
  | Readonly<{ oneOf: readonly Scalar[] }>
  | Readonly<{ atLeast: number | string }>
  | Readonly<{ atMost: number | string }>
  /** The date plus this duration lies after the day of the answer. */
  | Readonly<{ within: string }>
  | Readonly<{ includesAny: readonly string[] }>;

export type Criterion =
  /** No test at all: said outright, so that a forgotten test can't open a program to everybody. */
  | (Legal & Readonly<{ everyone: true }>)
  | (Legal & Readonly<{ fact: string; compare: Comparison }>)
  | (Legal & Readonly<{ eligibleFor: string }>)
  | (Legal & Readonly<{ not: Criterion }>)
  | (Legal & Readonly<{ any: readonly Criterion[] }>)
  | (Legal & Readonly<{ all: readonly Criterion[]; inOrder?: boolean | undefined }>);

/** The steps directly below this one. */
export const stepsOf = (criterion: Criterion): readonly Criterion[] => {
  if ('all' in criterion) return criterion.all;
  if ('any' in criterion) return criterion.any;
  return 'not' in criterion ? [criterion.not] : [];
};

/** Somebody must look again by `reviewBy`; after that day the answer says "not verified since". */
export type Review = Readonly<{ verifiedOn?: string | undefined; reviewBy?: string | undefined }>;

export type RuleVersion = Period &
  Review &
  Readonly<{
    criteria?: Criterion | undefined;
    notes?: readonly (Legal & Readonly<{ text: Text }>)[] | undefined;
  }>;

export type Rule = Readonly<{ id: string; layer: Layer; versions: readonly RuleVersion[] }>;

export type Tier = Readonly<{
  tier: number;
  criteria?: Criterion | undefined;
  cite: readonly string[];
  text: Text;
}>;

/** Who is served first among the eligible; the tiers are the jurisdiction's. */
export type PriorityVersion = Period & Readonly<{ appliesTo: readonly string[]; tiers: readonly Tier[] }>;

/** What a person brings, and the card shown before anything is sent: what they will ask, what happens to it. */
type Paper = Readonly<{ id: string; text: Text }>;
type Card = Readonly<{ asks: Text; keeps: Text }>;

/** What a program pays a month. A match of savings whose rate nobody has published stays open below its cap. */
export type Benefit = Readonly<{
  cite: readonly string[];
  base: number;
  additions: readonly Readonly<{ when: string; amount: number }>[];
  match?: Readonly<{ of: string; upTo: number; rateAtLeast: number }> | undefined;
}>;

/** One file: what one jurisdiction says about one program. `US` holds for all, a State's file adds to it. */
export type ProgramRules = Readonly<{
  program: string;
  jurisdiction: string;
  title?: Text | undefined;
  fundingStream?: string | undefined;
  /** Conditions that several programs share have rules of their own, and are no program to choose. */
  shared?: boolean | undefined;
  providers?: readonly string[] | undefined;
  documents?: readonly Paper[] | undefined;
  card?: Card | undefined;
  benefit?: Benefit | undefined;
  rules: readonly Rule[];
  priority?: readonly PriorityVersion[] | undefined;
}>;

/** An order of a court, laid over the rules it suspends, where and while it is in force. */
export type CourtOrder = Period &
  Review &
  Readonly<{
    id: string;
    court: string;
    jurisdictions: readonly string[];
    suspends: readonly Readonly<{ program: string; rule: string }>[];
    cite: readonly string[];
    text: Text;
    unsettled?: Text | undefined;
  }>;

/** A line of dated figures: `base` for one person, `each` for every further one; `in`: of one place alone. */
export type PovertyLine = Readonly<{ year: number; in?: string | undefined; base: number; each: number }>;
export type PovertyGuideline = Readonly<{
  cite: readonly string[];
  notIn: readonly string[];
  clearlyAbove: number;
  lines: readonly PovertyLine[];
}>;

/** Which score of which test shows which level, in the years in which the test may be used. */
export type LevelTable = Readonly<{
  /** How long a level holds after the day of the test (ISO 8601). */
  holdsFor: string;
  tests: readonly (Period &
    Readonly<{
      test: string;
      cite: readonly string[];
      bands: readonly Readonly<{ level: string; from: number }>[];
      /** Above this the test says nothing; absent where it was not read. */
      upTo?: number | undefined;
    }>)[];
  /** Tests in use whose bands nobody has read: their scores show no level here. */
  notRead: readonly string[];
}>;

/** Ages between which some law draws a line. */
export type AgeBands = Readonly<{
  bands: readonly Readonly<{ band: string; from: number; cite: readonly string[] }>[];
}>;

/** Dated figures with their sources, from which facts follow. */
export type Tables = Readonly<{ poverty: PovertyGuideline; levels: LevelTable; ages: AgeBands }>;

export type RuleBook = Readonly<{
  version: string;
  released: string;
  programs: readonly ProgramRules[];
  orders: readonly CourtOrder[];
  tables: Tables;
}>;
