import {
  type Arbitrary,
  assert,
  constantFrom,
  date,
  integer,
  oneof,
  option,
  property,
  record,
  subarray,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assessment, assess } from './domain/assess.ts';
import { type FactSpec, readFacts } from './domain/facts/facts.ts';
import { loadBook } from './load-book.ts';

const book = loadBook();
const asOf = '2026-11-22';
const programs = book.programs.filter(({ listed }) => listed);

type Given = Readonly<Record<string, unknown>>;

const day = date({ min: new Date('2020-01-01'), max: new Date('2026-11-01'), noInvalidDate: true }).map(
  (at) => at.toISOString().slice(0, 10),
);
/** The ages, weeks and days that rules test, more often than others. */
const near = constantFrom(8, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 25, 26, 150, 180, 181, 599);

const valueOf = ({ type, values = [] }: FactSpec): Arbitrary<unknown> => {
  if (type === 'choice') return constantFrom(...values, 'prefers_not_to_say');
  if (type === 'choices') return subarray([...values]);
  if (type === 'date') return day;
  if (type === 'month') return day.map((at) => at.slice(0, 7));
  return oneof(near, integer({ min: 0, max: 90_000 }));
};

const names = [...book.catalogue.keys()].filter((name) => name !== 'work_authorized_valid_until');
const person: Arbitrary<Given> = record(
  Object.fromEntries(
    names.map((name) => [name, option(valueOf(book.catalogue.get(name)!), { nil: undefined, freq: 3 })]),
  ),
);
const place = constantFrom('US', 'US-MA', 'US-TX', 'US-AZ', 'US-IA', 'US-CA');

const judge = (facts: Given, jurisdiction: string): ReadonlyMap<string, Assessment> => {
  const { provider_type: providerType, ...said } = facts;
  const known = readFacts(said, book.catalogue, { asOf });
  const circumstances = { jurisdiction, asOf, providerType: providerType as string | undefined };
  return new Map(
    programs
      .filter((ruleset) => ruleset.standing(jurisdiction, asOf).tested)
      .map((ruleset) => [ruleset.program, assess(known, ruleset, circumstances)]),
  );
};

describe('the rules that ship, for any person anywhere', () => {
  it(
    'never flip a settled answer when one more fact is known',
    () =>
      assert(
        property(person, place, constantFrom(...names), (facts, jurisdiction, name) => {
          if (facts[name] === 'prefers_not_to_say') return; // a declined answer fills nothing
          const after = judge(facts, jurisdiction);
          for (const [program, { verdict }] of judge({ ...facts, [name]: undefined }, jurisdiction)) {
            const now = after.get(program);
            // What contradicts something said before is no filling of an unknown.
            if (verdict === 'needs_more_information' || (now?.contradicted.length ?? 0) > 0) continue;
            expect([program, name, now?.verdict]).toEqual([program, name, verdict]);
          }
        }),
        { numRuns: 300 },
      ),
    60_000,
  );

  it(
    'give the same answer in whatever order the facts come',
    () =>
      assert(
        property(person, place, (facts, jurisdiction) => {
          const turned = Object.fromEntries(Object.entries(facts).toReversed());
          expect([...judge(turned, jurisdiction)]).toEqual([...judge(facts, jurisdiction)]);
        }),
        { numRuns: 50 },
      ),
    60_000,
  );

  it(
    'ask nothing once the answer is settled, and never what is declined or decided elsewhere',
    () =>
      assert(
        property(person, place, (facts, jurisdiction) => {
          for (const { verdict, missing, askNow, declined } of judge(facts, jurisdiction).values()) {
            const settled = verdict !== 'needs_more_information';
            expect(settled && [...missing, ...askNow].length > 0).toBe(false);
            expect(askNow.filter((fact) => declined.includes(fact) || !missing.includes(fact))).toEqual([]);
            expect(askNow.filter((fact) => book.catalogue.get(fact)?.decidedBy !== 'person')).toEqual([]);
          }
        }),
        { numRuns: 100 },
      ),
    60_000,
  );

  it(
    'name, for every open answer, what would settle it',
    () =>
      assert(
        property(person, place, (facts, jurisdiction) => {
          for (const { verdict, missing, dependsOn } of judge(facts, jurisdiction).values())
            expect(verdict === 'needs_more_information').toBe(missing.length + dependsOn.length > 0);
        }),
        { numRuns: 100 },
      ),
    60_000,
  );
});
