import { problemOf } from '@handoff/http';
import { describe, expect, it } from 'vitest';
import { bannedWordIn } from '@handoff/schemas';
import type { Assessment } from '../domain/assess.ts';
import type { Question } from '../domain/questions.ts';
import { hostedEligibility } from '../testing/hosted-eligibility.ts';

type Answer = Readonly<{
  asOf: string;
  rulesVersion: string;
  programs: readonly Assessment[];
  questions: readonly (Question & Readonly<{ question: object | null; why: object | null }>)[];
  follows: readonly Readonly<{ fact: string; value: unknown; cite: readonly string[] }>[];
}>;

const service = hostedEligibility();
const screen = async (body: object, from = 'gateway') =>
  (await service.call(from, 'POST', '/internal/screen', {
    body: { jurisdiction: 'US-MA', asOf: '2026-11-22', facts: {}, ...body },
  })) as Answer;
const on = ({ programs }: Answer, id: string) => programs.find(({ program }) => program === id);
const person = {
  age: 34,
  attending_school: 'none',
  english_language_learner: 'yes',
  selective_service: 'not_required',
};

describe('a what-if', () => {
  it('answers for every program with rules there, and says what to ask next', async () => {
    const answer = await screen({ facts: person });
    expect(on(answer, 'aefla')).toMatchObject({ verdict: 'eligible' });
    expect(on(answer, 'wioa_adult')).toMatchObject({ askNow: ['work_authorized'] });
    expect(on(answer, 'professional_licence')).toBeUndefined();
    expect(answer.questions.at(-1)).toMatchObject({ fact: expect.any(String), sensitivity: 3 });
  });

  it('is the only place where a "no" about work may stand', async () =>
    expect(on(await screen({ facts: { ...person, work_authorized: 'no' } }), 'wioa_adult')).toMatchObject({
      verdict: 'ineligible',
      openScope: ['information_only', 'self_service'],
    }));

  it('stays on the day and the programs it is asked for', async () => {
    const answer = await screen({ asOf: '2025-06-30', facts: person, programs: ['aefla'] });
    expect(answer).toMatchObject({
      asOf: '2025-06-30',
      programs: [{ program: 'aefla', verdict: 'eligible' }],
    });
  });

  it('keeps what two agencies say differently apart', async () => {
    const answer = await screen({ facts: person, reports: [{ age: 15 }], programs: ['aefla'] });
    expect(on(answer, 'aefla')).toMatchObject({ verdict: 'needs_more_information', contradicted: ['age'] });
  });

  it('says what follows from what was said, and where that stands', async () => {
    const facts = { age: 34, family_size: 3, family_income_annualized: 20_000 };
    const { follows } = await screen({ facts });
    expect(follows).toMatchObject([
      // Of 34 today: as early as tomorrow 35, and 55 no sooner than after twenty more birthdays.
      { fact: 'age_band', value: 'from_25_to_54', until: '2046-11-22' },
      { fact: 'income_percent_of_poverty', value: 73 },
      { fact: 'low_income', value: 'yes', cite: ['29 USC 3102(36)(A)'] },
    ]);
    for (const { cite } of follows) expect(cite.length).toBeGreaterThan(0);
  });

  it('puts the next question in the language asked for, and says why it is asked', async () => {
    const { questions } = await screen({ facts: {}, language: 'zh-Hans' });
    expect(questions.length).toBeGreaterThan(3);
    for (const { question, why } of questions)
      expect([Object.keys(question ?? {}), Object.keys(why ?? {})]).toEqual([['zh-Hans'], ['zh-Hans']]);
  });

  it('leaves nothing behind: no event, no document, no line in a log', async () => {
    const before = JSON.stringify([service.seen, service.log]);
    await screen({ facts: { ...person, work_authorized: 'no', identifier_available: ['itin'] } });
    await screen({ facts: { age: 'thirty-four' } }).catch(() => {});
    await service.settle();
    expect(JSON.stringify([service.seen, service.log])).toBe(before);
    expect(await service.intakes.find('intake-1')).toBeUndefined();
  });

  it.each([
    ['fact-decided-by-provider', 'facts.title_iv_category', { title_iv_category: 'yes' }],
    ['fact-decided-by-provider', 'facts.orr_eligibility_date', { orr_eligibility_date: '2025-06-01' }],
    ['unknown-fact', 'facts.favourite_colour', { favourite_colour: 'green' }],
    ['fact-of-wrong-type', 'facts.age', { age: 'thirty-four' }],
    [
      'impossible-date',
      'facts.work_authorized_valid_until',
      { work_authorized: 'yes', work_authorized_valid_until: '2027-02-30' },
    ],
  ])('refuses %s at %s, as bad input', async (code, place, facts) => {
    const error: unknown = await screen({ facts }).catch((thrown: unknown) => thrown);
    expect(problemOf(error, 'r').document).toMatchObject({ code, place, status: 400 });
  });

  it('refuses a program nobody has rules for', async () =>
    await expect(screen({ programs: ['moon_grant'] })).rejects.toMatchObject({ code: 'unknown-program' }));

  it('is not for other services', async () =>
    await expect(screen({}, 'routing')).rejects.toThrow('routing may not POST /internal/screen'));
});

describe('the programs', () => {
  const programs = async (lang: string) =>
    (await service.call('gateway', 'GET', '/internal/programs', { query: { lang } })) as {
      programs: {
        program: string;
        title: object;
        card: { asks: object; keeps: object };
        documents: { text: object }[];
      }[];
    };

  it('each carry a warning card, in the language asked for', async () => {
    const { programs: listed } = await programs('es');
    expect(listed.length).toBeGreaterThan(20);
    for (const { program, title, card, documents } of listed) {
      expect([program, Object.keys(title), Object.keys(card.asks), Object.keys(card.keeps)]).toEqual([
        program,
        ['es'],
        ['es'],
        ['es'],
      ]);
      expect(documents.length).toBeGreaterThan(0);
    }
  });

  it('say what they are and which papers to bring in every language people are asked in', async () => {
    const { languages } = (await programs('en')) as unknown as { languages: { language: string }[] };
    expect(languages.length).toBe(7);
    for (const { language } of languages)
      for (const { title, documents } of (await programs(language)).programs)
        for (const said of [title, ...documents.map(({ text }) => text)])
          expect(Object.keys(said)).toEqual([language]);
  });

  it('warn in every language people are asked in, and say which a native speaker has yet to read', async () => {
    const { languages } = (await programs('en')) as unknown as { languages: { language: string }[] };
    expect(languages).toContainEqual({
      language: 'ar',
      name: 'العربية',
      direction: 'rtl',
      reviewed: false,
    });
    for (const { language } of languages)
      for (const { card } of (await programs(language)).programs)
        expect([Object.keys(card.asks), Object.keys(card.keeps)]).toEqual([[language], [language]]);
  });

  it('speak English where a language is missing, and hide shared conditions', async () => {
    const { programs: listed } = await programs('fr');
    expect(Object.keys(listed[0]!.title)).toEqual(['en']);
    expect(listed.map(({ program }) => program)).not.toContain('wioa_title_i');
  });
});

describe('the questions', () => {
  it('say what is asked and why, and hold nothing that only a provider decides', async () => {
    const asked = (await service.call('gateway', 'GET', '/internal/questions', {
      query: { lang: 'es' },
    })) as {
      languages: { language: string; reviewed: boolean }[];
      questions: { fact: string; question: { es: string }; why: { es: string } }[];
    };
    const { questions } = asked;
    const names = questions.map(({ fact }) => fact);
    expect(names).toContain('farm.multiple_barriers');
    expect(names.filter((name) => bannedWordIn(name) !== undefined)).toEqual([]);
    expect(names).not.toContain('orr_served_population');
    expect(names).not.toContain('identifier_available');
    const { languages, questions: inKreyol } = (await service.call('gateway', 'GET', '/internal/questions', {
      query: { lang: 'ht' },
    })) as typeof asked;
    expect(inKreyol.map(({ question }) => Object.keys(question)).flat()).toEqual(names.map(() => 'ht'));
    expect(languages.find(({ language }) => language === 'ht')).toMatchObject({ reviewed: false });
    expect(questions.every(({ question, why }) => question.es.length > 5 && why.es.length > 5)).toBe(true);
  });
});
