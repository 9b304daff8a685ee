import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryClient } from '@handoff/host/in-memory';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { analyze } from '../analyze/analyze.ts';
import { askOutcomes, type AskOutcomes } from '../analyze/ask-outcomes.ts';
import { report } from '../analyze/report.ts';
import { whyCell } from '../analyze/why-cell.ts';
import { everybodyApart } from '../figures/same-person.ts';
import { type Hosted, hostedOutcomes } from '../testing/hosted-outcomes.ts';
import { referredTwelve } from '../testing/referred-twelve.ts';
import { peopleOnce } from './people-once.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-once-'));
afterAll(() => rmSync(folder, { recursive: true }));
const funders = join(folder, 'funders');
mkdirSync(funders);

const fund = 'commonwealth-workforce-fund';
/** Of three grants that ask the same: the first is of the fund people agreed to, the next of another, the last of none. */
const grants = { 'first-class': fund, 'second-class': 'harbor-literacy-fund', 'third-class': undefined };
for (const [grant, of] of Object.entries(grants))
  writeFileSync(
    join(funders, `${grant}.yaml`),
    `grant: ${grant}
title: ${grant}, made up
funder: A made-up fund
${of === undefined ? '' : `fund: ${of}\n`}period: { from: 2026-07-01, to: 2027-06-30 }
priority: 1
test: {}
measures: [people_referred, people_enrolled, people_placed]
charge: { per: enrollment, cents: 100, budgetCents: 100000 }
calendar: [{ due: 2027-01-31, from: 2026-07-01, to: 2026-12-31 }, { due: 2027-07-31, from: 2027-01-01, to: 2027-06-30 }]
`,
  );

let service: Hosted;
let ask: AskOutcomes;
let made = 0;
beforeEach(async () => {
  service = hostedOutcomes();
  ask = askOutcomes(inMemoryClient(service.call, 'outcomes', 'operator'));
  await referredTwelve(service);
});

const says = async (
  type: 'PeopleMerged' | 'PeopleUnmerged',
  sequence: number,
  persons = ['person-1', 'person-2'],
) => {
  const matchId = `match-of-${persons.join('-')}`;
  await service.tell(type, matchId, { matchId, fund, persons }, { sequence });
  await service.settle();
};

const reported = async (flags: Readonly<{ asOf?: string }> = {}) => {
  const to = join(folder, `report-${(made += 1)}`);
  await report({ to: () => to, programYear: '2026', supplemental: true, funders, ...flags }, ask);
  return to;
};
const linesOf = (to: string, file: string): readonly (readonly string[])[] =>
  readFileSync(join(to, `${file}.csv`), 'utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
/** What a report says of a grant's whole period. */
const wholeOf = (to: string, grant: string) =>
  Object.fromEntries(
    linesOf(to, `grant-${grant}`)
      .filter(([, , , due]) => due === '')
      .map(([, , , , measure = '', value]) => [measure, value]),
  );
const referredBy = (to: string) => Object.keys(grants).map((grant) => wholeOf(to, grant)['people_referred']);

describe('two who let a fund count them once', () => {
  it("are one person in that fund's report, and two in all others'", async () => {
    expect(referredBy(await reported())).toEqual(['12', '12', '12']);
    await says('PeopleMerged', 1);
    expect(referredBy(await reported())).toEqual(['11', '12', '12']);
  });

  it('are two again once it is undone', async () => {
    const before = await reported();
    await says('PeopleMerged', 1);
    await says('PeopleUnmerged', 2);
    const [file, again] = ['grant-first-class.csv', await reported()];
    expect(readFileSync(join(again, file), 'utf8')).toBe(readFileSync(join(before, file), 'utf8'));
  });

  it('are one in a report of a day on which they were', async () => {
    const days = ['2026-11-02', '2026-11-04', '2026-11-06'];
    await service.pass(1);
    await says('PeopleMerged', 1);
    await service.pass(2);
    await says('PeopleUnmerged', 2);
    await service.pass(2);
    const counted = [];
    for (const asOf of days) counted.push(referredBy(await reported({ asOf }))[0]);
    expect(counted).toEqual(['12', '11', '12']);
  });

  it('were enrolled twice all the same: what was paid for stays', async () => {
    const before = await reported();
    await says('PeopleMerged', 1);
    const after = await reported();
    expect(wholeOf(after, 'first-class')).toEqual({
      ...wholeOf(before, 'first-class'),
      people_referred: '11',
    });
    expect(linesOf(after, 'charges-first-class')).toEqual(linesOf(before, 'charges-first-class'));
  });
});

describe('of few people', () => {
  it('no number changes by a merge, in no report of the calendar', async () => {
    const [before] = [await reported()];
    await says('PeopleMerged', 1);
    const after = await reported();
    const ofFew = (to: string) =>
      linesOf(to, 'grant-first-class').filter((line) => line[4] !== 'people_referred');
    expect(ofFew(after)).toEqual(ofFew(before));
    expect(ofFew(after).find((line) => line[4] === 'people_enrolled')?.[5]).toBe('3');
  });

  const people = (count: number) => Array.from({ length: count }, (_, at) => `person-${at}`);
  /** As many pairs as said are one each, from the beginning. */
  const pairs = (count: number) => (person: string) => {
    const at = Number(person.slice('person-'.length));
    return at < 2 * count ? `person-${at - (at % 2)}` : person;
  };
  it.each([
    [2, 1, 2],
    [10, 1, 10],
    [11, 1, 11],
    [12, 1, 11],
    [12, 3, 11],
    [14, 7, 11],
    [14, 2, 12],
  ])('%i records with %i merges are said to be %i people', (records, merges, said) => {
    expect(peopleOnce(people(records), pairs(merges))).toBe(said);
    expect(peopleOnce(people(records), everybodyApart)).toBe(records);
  });
});

describe('a frozen report', () => {
  const bytesIn = (to: string) =>
    Object.fromEntries(readdirSync(to).map((name) => [name, readFileSync(join(to, name), 'utf8')]));

  it('keeps its counts, whatever is merged, undone or erased later; a new one says how many rows were erased', async () => {
    await says('PeopleMerged', 1);
    const frozen = await reported();
    const before = bytesIn(frozen);
    await says('PeopleUnmerged', 2);
    await says('PeopleMerged', 1, ['person-3', 'person-4']);
    await service.tables.erase('person-5', service.context.now());
    const later = await reported();
    expect(bytesIn(frozen)).toEqual(before);
    expect(referredBy(frozen)[0]).toBe('11');
    expect(referredBy(later)).toEqual(['11', '11', '11']);
    const erasedSince = (to: string) => JSON.parse(bytesIn(to)['report.json'] ?? '') as object as unknown;
    expect(erasedSince(frozen)).toMatchObject({ erasedSince: 0 });
    expect(erasedSince(later)).toMatchObject({ erasedSince: 1 });
  });

  it('names nobody in what it says of a grant', async () => {
    await says('PeopleMerged', 1);
    const to = await reported();
    for (const name of readdirSync(to).filter((each) => /^(grant|charges)-/.test(each)))
      expect(readFileSync(join(to, name), 'utf8')).not.toMatch(/person-/);
  });
});

describe('whom a fund may count once', () => {
  const mergesFor = async (whom: Parameters<AskOutcomes['begin']>[0]) => {
    const { id, at } = await ask.begin(whom);
    return ask.merges(id, { fund, knownBy: at });
  };

  it('is told to no agency, and to nobody for the public', async () => {
    await says('PeopleMerged', 1);
    expect(await mergesFor({ audience: 'restricted', agency: null })).toHaveLength(1);
    for (const whom of [
      { audience: 'mine', agency: 'harbor-learning' },
      { audience: 'public', agency: null },
    ] as const)
      await expect(mergesFor(whom)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is told under the ids of an export, and noted by fund', async () => {
    await says('PeopleMerged', 1);
    expect(JSON.stringify(await mergesFor({ audience: 'restricted', agency: null }))).not.toMatch(
      /person-\d"/,
    );
    const { links } = (await service.call('operator', 'GET', '/internal/audit/changes/:tenant/links', {
      params: { tenant: 'outcomes.exchange' },
    })) as { links: readonly { entry: object }[] };
    expect(links.at(-1)?.entry).toMatchObject({ act: 'exported', what: 'merges', of: fund });
  });

  it('is in no snapshot: the same with a merge and without', async () => {
    const taken = async (name: string) =>
      (
        await analyze(
          { for: 'restricted', to: join(folder, name), supplemental: true, programYear: '2026' },
          ask,
        )
      ).digest;
    const apart = await taken('apart');
    await says('PeopleMerged', 1);
    expect(await taken('merged')).toBe(apart);
  });
});

describe("why a fund's number is what it is", () => {
  const cell = 'grants/first-class/people_referred';
  const snapshot = async (name: string) => {
    await analyze(
      { for: 'restricted', to: join(folder, name), supplemental: true, programYear: '2026' },
      ask,
    );
    return join(folder, name);
  };

  it('says what the report printed, every row, and by how many it is fewer; of the other fund none', async () => {
    await says('PeopleMerged', 1);
    const [from, to] = [await snapshot('why'), await reported()];
    for (const grant of Object.keys(grants))
      for (const [, first, last, , measure = '', value = ''] of linesOf(to, `grant-${grant}`)) {
        const { json } = await whyCell(from, `grants/${grant}/${measure}/${first}..${last}`, {
          funders,
          exchange: ask,
        });
        expect(`${measure} ${json.value.split(' ')[0]}`).toBe(`${measure} ${value}`);
      }
    const { json } = await whyCell(from, cell, { funders, exchange: ask });
    expect(json.rows).toHaveLength(12);
    expect(json.rules.at(-1)).toMatch(/commonwealth-workforce-fund counts people once .* 1 fewer than rows/);
  });

  it('is as it was known when the snapshot was', async () => {
    const from = await snapshot('before');
    await service.pass(1);
    await says('PeopleMerged', 1);
    expect((await whyCell(from, cell, { funders, exchange: ask })).json.value).toBe('12');
  });

  it('says so where no exchange can be asked', async () => {
    await says('PeopleMerged', 1);
    const { json } = await whyCell(await snapshot('alone'), cell, { funders });
    expect(json.value).toBe('12');
    expect(json.rules.at(-1)).toMatch(/no exchange was asked who let commonwealth-workforce-fund/);
  });
});
