import { refuse } from '@handoff/decider';
import { addDuration, isDate, lastDayOfQuarter } from './dates.ts';

export type FactValue = string | number | boolean | readonly string[];

/** What the catalogue says about a fact, as far as deciding goes. */
export type FactSpec = Readonly<{
  name: string;
  type: 'integer' | 'number' | 'boolean' | 'choice' | 'choices' | 'date';
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
}>;

export type Catalogue = ReadonlyMap<string, FactSpec>;

/** A fact not in the map is unknown. A lapsed fact is unknown too, and may be asked again; a declined one never. */
export type Fact =
  | Readonly<{ state: 'known'; value: FactValue; until?: string }>
  | Readonly<{ state: 'declined' }>
  | Readonly<{ state: 'lapsed'; since: string }>;

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
    if (unanswered.has(value) || isTerm(name, catalogue)) continue;
    const spec = catalogue.get(name) ?? unknownFact(name);
    facts.set(name, readFact(spec, value, untilOf(spec, flat, when), when));
  }
  return facts;
};

const readFact = (spec: FactSpec, value: unknown, until: string | undefined, { asOf }: When): Fact => {
  if (declining.has(value)) return { state: 'declined' };
  if (!fits(spec, value)) return wrongType(spec);
  if (until === undefined) return { state: 'known', value };
  return until < asOf ? { state: 'lapsed', since: until } : { state: 'known', value, until };
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

const fits = (spec: FactSpec, value: unknown): value is FactValue => allowed[spec.type](value, spec);

const allowed: Readonly<Record<FactSpec['type'], (value: unknown, spec: FactSpec) => boolean>> = {
  integer: (value) => Number.isInteger(value),
  number: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  date: isDate,
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
