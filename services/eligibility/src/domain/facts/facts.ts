import { refuse } from '@handoff/decider';
import { addDuration, isDate, lastDayOfQuarter } from '../dates.ts';

export type FactValue = string | number | boolean | readonly string[];

/** What the catalogue says about a fact, as far as deciding goes. */
export type FactSpec = Readonly<{
  name: string;
  type: 'integer' | 'number' | 'boolean' | 'choice' | 'choices' | 'date' | 'month';
  values?: readonly string[] | undefined;
  /** Sensitivity class: the lower is asked first. */
  sensitivity: number;
  /**
   * `provider`: the agency bound by law decides it; the exchange never asks, stores or carries it.
   * `circumstances`: no fact about the person, but about the class or agency, known once one is chosen.
   */
  decidedBy: 'person' | 'provider' | 'circumstances';
  /** Whether an agency may ask the person on the way in. */
  askable: boolean;
  /** How long an answer holds that carries no date of its own (ISO 8601, months or years). */
  lapsesAfter?: string | undefined;
  /** What an explicit null says where it is an answer ("none of these"); elsewhere null is unknown. */
  nullMeans?: string | undefined;
  /** Values of a list that the exchange never keeps: a kept list without them says nothing about them. */
  unkept?: readonly string[] | undefined;
  /** Years, which pass: what was said some time ago may be more by now. */
  growsYearly?: boolean | undefined;
}>;

export type Catalogue = ReadonlyMap<string, FactSpec>;

/**
 * A fact not in the map is unknown. A lapsed fact is unknown too, and may be asked again; a declined one never. What two
 * agencies say differently is kept from both, and counts as unknown until somebody asks again.
 */
export type Fact =
  | Readonly<{
      state: 'known';
      value: FactValue;
      until?: string;
      partly?: true;
      /** By now it may be this much: nobody knows which days the years turn. */
      upTo?: number;
      /** Of years: how many were said, and when. */
      counted?: Counted;
    }>
  | Readonly<{ state: 'declined' }>
  | Readonly<{ state: 'lapsed'; since: string }>
  | Readonly<{ state: 'contradicted'; values: readonly FactValue[] }>;

type Counted = Readonly<{ years: number; on: string }>;

export type Facts = ReadonlyMap<string, Fact>;

/** "Not shared" is how a kept record says both "no" and "prefer not to say": it must never be told apart. */
const unanswered = new Set<unknown>([undefined, null, 'pending']);
const declining = new Set<unknown>(['prefers_not_to_say', 'not-shared']);

/** The day the person gave the answers; undefined in a what-if, where they were given just now. */
type When = Readonly<{ asOf: string; givenOn?: string | undefined }>;

/** Facts as given (nested groups become dotted names), checked against the catalogue, as they stand on `asOf`. */
export const readFacts = (
  given: Readonly<Record<string, unknown>>,
  catalogue: Catalogue,
  when: When,
): Facts => {
  const flat = new Map(flatten(given));
  const facts = new Map<string, Fact>();
  for (const [name, value] of flat) {
    if (isTerm(name, catalogue)) continue;
    const said = value === null ? catalogue.get(name)?.nullMeans : value;
    if (unanswered.has(said)) continue;
    const spec = catalogue.get(name) ?? unknownFact(name);
    facts.set(name, readFact(spec, said, untilOf(spec, flat, when), when));
  }
  return facts;
};

const readFact = (
  spec: FactSpec,
  said: unknown,
  until: string | undefined,
  { asOf, givenOn }: When,
): Fact => {
  if (declining.has(said)) return { state: 'declined' };
  const value = inWords(spec, said);
  if (!fits(spec, value)) return wrongType(spec);
  if (until !== undefined && until < asOf) return { state: 'lapsed', since: until };
  if (spec.growsYearly === true && typeof value === 'number') return grown(value, givenOn ?? asOf, asOf);
  return {
    state: 'known',
    value,
    ...(until !== undefined && { until }),
    ...(givenOn !== undefined && spec.unkept !== undefined && { partly: true as const }),
  };
};

/** Of 34 on some day are 34 on that day; a day later perhaps 35, a year later 35, and then perhaps 36. */
const grown = (age: number, givenOn: string, asOf: string): Fact => {
  let years = Math.max(0, Number(asOf.slice(0, 4)) - Number(givenOn.slice(0, 4)));
  while (years > 0 && addDuration(givenOn, `P${years}Y`) > asOf) years -= 1;
  const value = age + years;
  const turned = years === 0 ? givenOn : addDuration(givenOn, `P${years}Y`);
  const counted = { years: age, on: givenOn };
  return asOf > turned
    ? { state: 'known', value, upTo: value + 1, counted }
    : { state: 'known', value, counted };
};

/** The last day on which the years are surely fewer: the birthday may be the next. */
export const fewerUntil = ({ years, on }: Counted, than: number): string =>
  addDuration(on, `P${than - years - 1}Y`);

/** JSON's true and false are how a program says yes and no. */
const inWords = ({ values }: FactSpec, said: unknown): unknown =>
  typeof said === 'boolean' && values?.includes('yes') === true ? (said ? 'yes' : 'no') : said;

/** What several agencies report about one person. The same twice is one; a declined answer gives way to one given. */
export const mergeFacts = (reports: readonly Facts[]): Facts => {
  const merged = new Map<string, Fact>();
  for (const [name, fact] of reports.flatMap((report) => [...report])) {
    const known = merged.get(name);
    merged.set(name, known === undefined ? fact : mergeTwo(known, fact));
  }
  return merged;
};

const mergeTwo = (left: Fact, right: Fact): Fact => {
  const values = [...valuesOf(left), ...valuesOf(right)].sort(byText);
  const different = values.filter((value, index) => index === 0 || byText(values[index - 1]!, value) !== 0);
  if (different.length > 1) return { state: 'contradicted', values: different };
  return rank(left) <= rank(right) ? left : right;
};

const valuesOf = (fact: Fact): readonly FactValue[] => {
  if (fact.state === 'known') return [fact.value];
  return fact.state === 'contradicted' ? fact.values : [];
};

const rank = ({ state }: Fact): number => ['known', 'contradicted', 'declined', 'lapsed'].indexOf(state);

const byText = (left: FactValue, right: FactValue): number => {
  const [one, other] = [left, right].map((value) =>
    JSON.stringify(Array.isArray(value) ? [...(value as readonly string[])].sort() : value),
  );
  return one! < other! ? -1 : one! > other! ? 1 : 0;
};

/** Lists hold text, so an object is a group: `dw: { separated: true }` is the fact `dw.separated`. */
const flatten = (given: Readonly<Record<string, unknown>>, prefix = ''): [string, unknown][] =>
  Object.entries(given).flatMap(([key, value]) =>
    isGroup(value) ? flatten(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value] as [string, unknown]],
  );

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const term = /_(valid_until|recheck)$/;

/** `work_authorized_recheck` is no fact of its own: it says how long `work_authorized` holds. */
const isTerm = (name: string, catalogue: Catalogue): boolean =>
  term.test(name) && catalogue.has(name.replace(term, ''));

const untilOf = (
  spec: FactSpec,
  flat: ReadonlyMap<string, unknown>,
  { givenOn }: When,
): string | undefined => {
  const { name, lapsesAfter } = spec;
  const date = flat.get(`${name}_valid_until`) ?? undefined;
  if (date !== undefined) return isDate(date) ? date : impossibleDate(`${name}_valid_until`);
  const quarter = flat.get(`${name}_recheck`) ?? undefined;
  if (quarter === undefined)
    return givenOn === undefined || lapsesAfter === undefined ? undefined : addDuration(givenOn, lapsesAfter);
  return lastDayOfQuarter(quarter) ?? impossibleDate(`${name}_recheck`);
};

const fits = (spec: FactSpec, value: unknown): value is FactValue =>
  allowed[spec.type](value, spec) || (value === spec.nullMeans && value !== undefined);

const allowed: Readonly<Record<FactSpec['type'], (value: unknown, spec: FactSpec) => boolean>> = {
  integer: (value) => Number.isInteger(value),
  number: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  date: isDate,
  month: (value) => isDate(`${String(value)}-01`),
  choice: (value, spec) => isChoice(spec, value),
  choices: (value, spec) => Array.isArray(value) && value.every((item) => isChoice(spec, item)),
};

const isChoice = (spec: FactSpec, value: unknown): boolean =>
  typeof value === 'string' && (spec.values?.includes(value) ?? true);

// A refusal names the place and never the value: what someone said about themselves belongs in no log.
const unknownFact = (name: string): never =>
  refuse('unknown-fact', {
    place: `facts.${name}`,
    reason: 'The catalogue of facts has no fact of this name.',
    mend: 'Use a name from schemas/facts.yaml, or leave the fact out.',
  });

const wrongType = (spec: FactSpec): never =>
  refuse('fact-of-wrong-type', {
    place: `facts.${spec.name}`,
    reason: `The catalogue wants ${spec.values ? `${spec.type} of ${spec.values.join(', ')}` : spec.type} here.`,
    mend: 'Send a value the catalogue allows, prefers_not_to_say, or leave the fact out.',
  });

const impossibleDate = (name: string): never =>
  refuse('impossible-date', {
    place: `facts.${name}`,
    reason: 'This is no date of the calendar.',
    mend: 'Write a date as YYYY-MM-DD, a quarter as YYYY-Q1 to YYYY-Q4.',
  });
