import { assessPerson, assessPersonForAll } from '../services/eligibility/src/domain/assess.ts';
import { readFacts } from '../services/eligibility/src/domain/facts/facts.ts';
import {
  type Circumstances,
  meet,
  type Person as Met,
} from '../services/eligibility/src/domain/engine/situation.ts';
import { loadBook } from '../services/eligibility/src/load-book.ts';
import { compare, type Measured } from './eligibility/compare.ts';
import { jsonLogicFor } from './eligibility/json-logic.ts';
import { jsonRulesEngine } from './eligibility/json-rules-engine.ts';
import { peopleOf } from './eligibility/people.ts';

const [jurisdiction, asOf, asked] = ['US-MA', '2026-11-22', 'wioa_youth'];
const book = loadBook();
const situated = { book, jurisdiction, asOf };
const programs = book.programs
  .filter((ruleset) => ruleset.listed && ruleset.standing(jurisdiction, asOf).tested)
  .map(({ program }) => program);
const people = peopleOf(book.catalogue, 1_000);

type Person = (typeof people)[number];
type Case = Readonly<{ met: Met; circumstances: Circumstances }>;

/** Facts are read and checked beforehand: the other engines check nothing. */
const caseOf = ({ provider_type: providerType, ...said }: Person): Case => ({
  met: meet(readFacts(said, book.catalogue, { asOf }), book),
  circumstances: {
    jurisdiction,
    asOf,
    providerType: typeof providerType === 'string' ? providerType : undefined,
  },
});
const youth = book.program(asked);
const screen = ({ met, circumstances }: Case) => assessPersonForAll(met, book, circumstances);
const screenOne = ({ met, circumstances }: Case) => assessPerson(met, youth, circumstances);

const rulesEngine = jsonRulesEngine(programs, situated);
const logic = jsonLogicFor(asked, situated);

/** All engines must say the same of everybody, or the figures compare nothing. */
const agree = async (): Promise<number> => {
  let settled = 0;
  for (const person of people) {
    const theirs = await rulesEngine(person);
    for (const { program, verdict, contradicted } of screen(caseOf(person))) {
      if (verdict === 'needs_more_information' || contradicted.length > 0) continue;
      settled += 1;
      const eligible = verdict === 'eligible';
      if (theirs.open.has(program) !== eligible)
        throw new Error(`json-rules-engine differs on ${program}: ${JSON.stringify(person)}`);
      if (program === asked && logic(nested(person)) !== eligible)
        throw new Error(`json-logic-js differs on ${program}: ${JSON.stringify(person)}`);
    }
  }
  return settled;
};

/** JsonLogic reads `dw.ui` as a path. */
const nested = (person: Person): Record<string, unknown> => {
  const groups: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(person)) {
    const [group, inner] = name.split('.') as [string, string?];
    if (inner === undefined) groups[group] = value;
    else groups[group] = { ...(groups[group] as object | undefined), [inner]: value };
  }
  return groups;
};

/** Everybody in turn, each made anew: what one screening works out about somebody helps no other. */
const everybody = <T>(make: (person: Person) => T, judge: (made: T) => unknown) => {
  let next = 0;
  return (count: number) => {
    const made = Array.from({ length: count }, () => make(people[next++ % people.length]!));
    let at = 0;
    return () => judge(made[at++]!);
  };
};
const copy = (person: Person): Person => ({ ...person });

const say = (line: string) => process.stdout.write(`${line}\n`);

const settled = await agree();
const measured: readonly Measured[] = [
  await compare(
    { id: 'P2', what: `one person against ${programs.length} programs, explanations on`, goal: '≥ 50×' },
    { name: 'handoff', batches: 500, strangers: everybody(caseOf, screen) },
    { name: 'json-rules-engine', batches: 40, strangers: everybody(copy, rulesEngine) },
  ),
  await compare(
    { id: 'P2b', what: `${asked}, explanation on`, goal: '≥ 2×' },
    { name: 'handoff', batches: 4_000, strangers: everybody(caseOf, screenOne) },
    { name: 'json-logic-js', batches: 4_000, strangers: everybody(nested, logic) },
  ),
];

if (process.argv.includes('--json')) say(JSON.stringify({ settled, measured }, null, 2));
else {
  say(`${settled} settled answers agree.`);
  for (const { id, what, goal, ratio, ours: mine, other, rounds } of measured)
    say(
      `${id}  ${what}: ${ratio.median}× ${other.name} (${ratio.least} to ${ratio.most} in ${rounds} rounds; ` +
        `${mine.medianMicros} µs against ${other.medianMicros} µs; goal ${goal})`,
    );
}
