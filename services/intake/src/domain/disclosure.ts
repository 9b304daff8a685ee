import { refuse } from '@handoff/decider';
import { type CarriesNumber, refuseIdentifier } from './consent-terms.ts';

export type FactValue = string | number | boolean | readonly string[];
export type Facts = Readonly<Record<string, FactValue>>;

/** What the catalogue says of a fact that may be kept. A fact missing here may not. */
export type FactRule = Readonly<{ allows: (value: unknown) => boolean; expected: string }>;
export type FactCatalogue = ReadonlyMap<string, FactRule>;

export type Disclosure = Readonly<{ facts: Readonly<Record<string, unknown>>; [field: string]: unknown }>;

/** The facts as they may be kept. Whatever isn't fit to be kept is refused, without repeating it. */
export const examine = (
  disclosure: Disclosure,
  catalogue: FactCatalogue,
  carriesNumber: CarriesNumber,
): Facts => {
  const checkTexts = textsWithout(carriesNumber);
  const { facts, ...person } = disclosure;
  checkTexts(person, '');
  const kept = keepWorkAuthorization(facts);
  for (const [index, [name, value]] of Object.entries(kept).entries())
    checkFact(name, value, index, catalogue);
  checkTexts(kept, 'facts');
  return kept as Facts;
};

// A name in the refusal would say what the person told (a permit's date exists, say), so only the position is given.
const checkFact = (name: string, value: unknown, index: number, catalogue: FactCatalogue): void => {
  const rule = catalogue.get(name);
  if (rule === undefined) {
    return refuse('unknown-fact', {
      place: `facts[${index}]`,
      reason: 'A fact was sent under a name that is not in the catalogue of facts that may be kept.',
      mend: 'Send only facts listed in schemas/facts.yaml that are neither what-if only nor decided by the provider.',
    });
  }
  if (rule.allows(value)) return;
  refuse('fact-value-not-allowed', {
    place: `facts.${name}`,
    reason: 'The value is not one the catalogue allows for this fact.',
    mend: `Send ${rule.expected}, or leave the fact out: left out means unknown, never "no".`,
  });
};

/**
 * A stored "no" about work authorization does not exist: everything but a clear yes becomes "not-shared",
 * so that "no" and "prefer not to say" leave identical records. The quarter in which a yes is to be
 * looked at again stays only with a yes.
 */
const keepWorkAuthorization = (facts: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const { work_authorized: answer, work_authorized_recheck: recheck, ...others } = facts;
  if (answer === undefined) return others;
  if (!isYes(answer)) return { ...others, work_authorized: 'not-shared' };
  return {
    ...others,
    work_authorized: 'yes',
    ...(recheck === undefined ? {} : { work_authorized_recheck: recheck }),
  };
};

const isYes = (answer: unknown): boolean =>
  answer === true || (typeof answer === 'string' && answer.trim().toLowerCase() === 'yes');

const textsWithout = (carriesNumber: CarriesNumber) => {
  const check = (value: unknown, place: string): void => {
    if (typeof value === 'string' && carriesNumber(value))
      refuseIdentifier(place === '' ? 'sealedPerson' : place);
    if (Array.isArray(value)) value.forEach((item, index) => check(item, `${place}[${index}]`));
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value))
        check(inner, place === '' ? name : `${place}.${name}`);
    }
  };
  return check;
};
