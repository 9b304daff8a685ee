import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { harbor } from '../../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../testing/public-door.ts';

let hosted: HostedGateway;
let door: PublicDoor;
let token: string;
beforeEach(async () => {
  hosted = await hostedGateway();
  door = await publicDoor(hosted);
  ({ token } = await hosted.admit(harbor));
});
afterEach(() => door.close());

const nothing = { missing: [], askNow: [], declined: [], decidedByProvider: [], dependsOn: [] };
const assessment = {
  program: 'aefla',
  verdict: 'eligible',
  layer: 'statute',
  ruleVersion: 'aefla@statute',
  ...nothing,
  contradicted: [],
  category: null,
  limitedTo: [],
  openScope: [],
  citations: ['29 USC 3272(4)'],
  suggest: [],
  validUntil: null,
  lawChangesOn: null,
  priorityTier: null,
  suspended: [],
  unverified: [],
  explanation: { rule: 'aefla', truth: 'yes', parts: [{ rule: 'age-16', truth: 'yes', fact: 'age' }] },
};
const answered = {
  asOf: '2026-11-22',
  jurisdiction: 'US-MA',
  rulesVersion: '2026-11-22.5f1c09ab',
  programs: [assessment],
  questions: [
    {
      fact: 'work_authorized',
      question: { es: '¿…?' },
      why: { es: '…' },
      sensitivity: 3,
      settles: ['wioa_adult'],
      bearsOn: ['wioa_adult'],
    },
  ],
  follows: [{ fact: 'age_band', value: 'from_55', until: null, cite: ['29 USC 3102(39)'] }],
};
const facts = { age: 61, english_language_learner: 'yes', work_authorized: 'no' };
const ask = (body: object) => door.post('/v1/screenings', { token, body });

describe('POST /v1/screenings', () => {
  it('passes on what is asked, and shows the answer with its reasons and the next question', async () => {
    hosted.eligibility.says({ ...answered, ofNobodysConcern: true });
    const { status, headers, json } = await ask({ jurisdiction: 'US-MA', language: 'es', facts });
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(json).toEqual(answered);
    expect(hosted.eligibility.asked).toEqual([
      { path: '/internal/screen', body: { jurisdiction: 'US-MA', language: 'es', facts } },
    ]);
  });

  it('stores nothing, sends nothing and logs nothing of what is asked, whether it is answered or refused', async () => {
    const kept = () =>
      JSON.stringify([
        hosted.log,
        [...hosted.documents['partner']!.values(), ...hosted.documents['view']!.values()],
        ['handoff.commands', 'handoff.gateway', 'handoff.partners'].map((topic) =>
          hosted.broker.records(topic),
        ),
      ]);
    const before = kept();
    hosted.eligibility.says(answered);
    await ask({ jurisdiction: 'US-MA', facts });
    hosted.eligibility.refuses({
      status: 400,
      code: 'fact-of-wrong-type',
      place: 'facts.age',
      reason: 'The catalogue wants integer here.',
      mend: 'Send a value the catalogue allows.',
    });
    await ask({ jurisdiction: 'US-MA', facts: { age: 'sixty-one' } });
    await ask({ jurisdiction: 'US-MA', facts: 'sixty-one' });
    await hosted.settle();
    expect(kept()).toBe(before);
  });

  it('hands on what eligibility refuses: code, place, reason and mend', async () => {
    const told = {
      status: 400,
      code: 'unknown-program',
      place: 'program',
      reason: 'There are no rules for a program of this name.',
      mend: 'Use one of aefla, ibest.',
    };
    hosted.eligibility.refuses(told);
    const { status, json } = await ask({ jurisdiction: 'US-MA', facts, programs: ['moon_grant'] });
    expect([status, json]).toMatchObject([400, told]);
  });

  it.each([
    ['a place that is none', { jurisdiction: 'Massachusetts', facts: {} }, 'body.jurisdiction'],
    ['a day that is none', { jurisdiction: 'US-MA', asOf: '2026-02-30', facts: {} }, 'body.asOf'],
    ['no facts', { jurisdiction: 'US-MA' }, 'body.facts'],
    ['what is not known here', { jurisdiction: 'US-MA', facts: {}, name: 'somebody' }, 'body.name'],
  ])('refuses %s, and says where', async (_, body, place) => {
    const { status, json } = await ask(body);
    expect([status, json]).toMatchObject([400, { place }]);
    expect(hosted.eligibility.asked).toEqual([]);
  });

  it('is for partners alone', async () =>
    expect((await door.post('/v1/screenings', { body: { jurisdiction: 'US-MA', facts } })).status).toBe(401));
});

describe('what people are told before anything is sent', () => {
  const languages = [{ language: 'ht', name: 'Kreyòl ayisyen', direction: 'ltr', reviewed: false }];

  it('is at GET /v1/programs: a warning card a program, in the language asked for', async () => {
    const program = {
      program: 'aefla',
      title: { en: 'English classes' },
      jurisdictions: ['US'],
      fundingStream: null,
      providers: ['community_college'],
      documents: [],
      card: { asks: { ht: 'Y ap mande laj ou.' }, keeps: { ht: 'Lekòl la kenbe sa.' } },
      rules: [],
    };
    const told = { rulesVersion: '2026-11-22.5f1c09ab', languages, programs: [program] };
    hosted.eligibility.says(told);
    const { status, json } = await door.get('/v1/programs?lang=ht', { token });
    expect([status, json]).toEqual([200, told]);
    expect(hosted.eligibility.asked).toEqual([{ path: '/internal/programs', query: { lang: 'ht' } }]);
  });

  it('is at GET /v1/questions: what is asked, why, by whom; in English where nothing is said', async () => {
    const question = {
      fact: 'age',
      type: 'integer',
      values: [],
      sensitivity: 'low',
      question: { en: 'How old are you?' },
      why: { en: 'Some programs start at a certain age.' },
      whoMayAsk: ['referrer', 'provider'],
    };
    hosted.eligibility.says({ languages, questions: [question] });
    const { status, json } = await door.get('/v1/questions', { token });
    expect([status, json]).toEqual([200, { languages, questions: [question] }]);
    expect(hosted.eligibility.asked).toEqual([{ path: '/internal/questions', query: { lang: 'en' } }]);
  });

  it.each(['/v1/programs', '/v1/questions'])('%s is for partners alone', async (path) =>
    expect((await door.get(path)).status).toBe(401),
  );
});
