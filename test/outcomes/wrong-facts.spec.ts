import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inMemoryExchange } from '../support/in-memory-exchange.ts';
import { type Agency, agencyWith } from '../support/stories/agency.ts';
import { manifestOf } from '../support/stories/network.ts';
import { accepted } from '../support/stories/referred.ts';
import { agencyAt, type AtEveryDoor, doors, type Fact } from './fact-by.ts';

const college = 'bayside-community-college';
let exchange: Awaited<ReturnType<typeof inMemoryExchange>>;
let center: Agency;
let bayside: AtEveryDoor;
let stranger: AtEveryDoor;
let people = 0;

beforeAll(async () => {
  exchange = await inMemoryExchange();
  bayside = await agencyAt(exchange, college);
  stranger = await agencyAt(exchange, 'mesquite-community-college');
  const harbor = 'harbor-worker-center';
  center = agencyWith(harbor, exchange.url, await exchange.admit(manifestOf(harbor)));
});
afterAll(() => exchange.stop());

const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Somebody whom the college accepted, under the center's own number; the reference that both know. */
const acceptedPerson = () => accepted(center, bayside, `fact-${(people += 1)}`);

/** What the college said first, and was taken. */
const after = async (...facts: readonly Fact[]): Promise<string> => {
  const reference = await acceptedPerson();
  for (const { kind, ...more } of facts) {
    const { status, json } = await bayside.reports(reference, kind, more);
    if (status !== 202) throw new Error(JSON.stringify(json));
  }
  return reference;
};

const enrolled = { kind: 'enrolled', on: dayFromNow(-60), program: 'aefla' };
const gained = {
  kind: 'milestone',
  on: dayFromNow(-30),
  type: 'educational-functioning-level',
  fromLevel: 'esl-2',
  toLevel: 'esl-3',
  evidence: 'pre-post-test',
};
const quarter = {
  kind: 'quarter',
  on: dayFromNow(-120),
  employedAs: 'job',
  wageCents: 650_000,
  evidence: 'pay-stubs',
};
const corrects = (on: string, earlierOn: string) => ({
  ...enrolled,
  on,
  amends: 'correct',
  earlierOn,
  why: 'typing-mistake',
});

type Wrong = Readonly<{ first: readonly Fact[]; next: Fact; code: string; place: RegExp }>;

const wrong: readonly (readonly [name: string, wrong: Wrong])[] = [
  [
    'an outcome before the enrollment',
    {
      first: [enrolled],
      next: { ...gained, on: dayFromNow(-61) },
      code: 'before-enrollment',
      place: /^(on|date|attainedOn)$/,
    },
  ],
  [
    'an outcome without any enrollment',
    { first: [], next: gained, code: 'not-enrolled', place: /^(kind|status)$/ },
  ],
  [
    'a second participation that overlaps, under the same referral',
    {
      first: [enrolled],
      next: { ...enrolled, on: dayFromNow(-40) },
      code: 'contradicts-recorded-fact',
      place: /^(on|date|enrolledOn)$/,
    },
  ],
  [
    'a quarter that is still to come',
    {
      first: [enrolled],
      next: { ...quarter, on: dayFromNow(100) },
      code: 'date-in-the-future',
      place: /^(on|date)$/,
    },
  ],
  [
    'the same quarter told another way',
    {
      first: [enrolled, quarter],
      next: { ...quarter, wageCents: 700_000 },
      code: 'contradicts-recorded-fact',
      place: /^wage(Cents)?$/,
    },
  ],
  [
    'a correction of a correction that names the day that was wrong before',
    {
      first: [enrolled, corrects(dayFromNow(-50), dayFromNow(-60))],
      next: corrects(dayFromNow(-45), dayFromNow(-60)),
      code: 'no-such-fact',
      place: /^(earlierOn|earlier_date)$/,
    },
  ],
  [
    'a correction that moves the enrollment past what rests on it',
    {
      first: [enrolled, gained],
      next: corrects(dayFromNow(-20), dayFromNow(-60)),
      code: 'facts-rest-on-it',
      place: /^(on|date)$/,
    },
  ],
];

describe.each(doors)('what is reported by %s', (door) => {
  it.each(wrong)('as %s is refused, with place, reason and mend', async (_, { first, next, code, place }) => {
    const reference = await after(...first);
    const refused = await bayside.refusedBy[door](reference, next);
    expect(refused).toMatchObject({ code, place: expect.stringMatching(place) as string });
    expect([refused.reason, refused.mend].map((words) => words.length > 10)).toEqual([true, true]);
  });

  it('by an agency that was no party is refused as of nobody', async () => {
    const { code } = await stranger.refusedBy[door](await after(enrolled), gained);
    expect(['unknown-referral', 'not-found']).toContain(code);
  });
});

/** What the center heard of the last person, in order, once it heard of the last of it. */
const heardOf = async (...days: readonly number[]) => {
  const localRef = `fact-${people}`;
  for (const day of days) await center.hears({ localRef, on: dayFromNow(day) });
  return (await center.told())
    .filter(({ data }) => data['localRef'] === localRef && days.map(dayFromNow).includes(String(data['on'])))
    .map(({ data }) => [data['kind'], data['amended']]);
};

describe('a quarter told twice alike', () => {
  it('is one fact, and comes back once', async () => {
    await after(enrolled, quarter, quarter, { kind: 'exit', on: dayFromNow(-10), reason: 'completed' });
    expect(await heardOf(-60, -120, -10)).toEqual([
      ['enrolled', null],
      ['quarter', null],
      ['exit', null],
    ]);
  });
});

describe('a correction of a correction', () => {
  it('that names the day as it was corrected stands, and the referrer hears of each', async () => {
    await after(
      enrolled,
      corrects(dayFromNow(-50), dayFromNow(-60)),
      corrects(dayFromNow(-45), dayFromNow(-50)),
    );
    expect(await heardOf(-60, -50, -45)).toEqual([
      ['enrolled', null],
      ['enrolled', 'correct'],
      ['enrolled', 'correct'],
    ]);
  });
});
