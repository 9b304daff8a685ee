import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@handoff/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeExchange } from '../support/describe-exchange.ts';
import { type RunningExchange, startExchange } from '../support/exchange.ts';
import { handoff } from '../support/handoff.ts';

const library = 'river-street-library';

/** Nobody's answers. The words of these facts are said nowhere else in this exchange. */
const facts = {
  age: 61,
  attending_school: 'hse_program',
  emergency_need: ['child_care'],
  work_authorized: 'no',
};

describeExchange('a what-if at the public door of a running exchange', () => {
  let exchange: RunningExchange;
  let token: string;
  const cli = (...words: readonly string[]) => handoff(exchange.data, ...words);
  const ask = async (path: string, body?: object) => {
    const response = await fetch(`${exchange.url}${path}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  };

  beforeAll(async () => {
    exchange = await startExchange({ name: 'what-if' });
    const folder = join(exchange.data, 'manifests');
    mkdirSync(folder, { recursive: true });
    const named = ['--name', 'River Street Library', '--kind', 'library', '--way', 'rest'];
    await cli('partner', 'new', library, ...named, '--folder', folder);
    const applied = await cli('partner', 'apply', join(folder, `${library}.yaml`));
    expect(applied.code, applied.err).toBe(0);
    const secrets = join(exchange.data, 'secrets', 'partners', `${library}.json`);
    ({ token } = JSON.parse(readFileSync(secrets, 'utf8')) as { token: string });
  });
  afterAll(() => exchange.stop());

  it('says what would be open, why, and what to ask next; the same question has the same answer, byte by byte', async () => {
    const question = { jurisdiction: 'US-MA', asOf: '2026-11-22', language: 'ht', facts };
    const { status, text } = await ask('/v1/screenings', question);
    expect(status, text).toBe(200);
    const { programs, questions, follows } = JSON.parse(text) as {
      programs: { program: string; verdict: string; citations: string[] }[];
      questions: { fact: string; question: Record<string, string> }[];
      follows: { fact: string; value: unknown }[];
    };
    const adult = programs.find(({ program }) => program === 'wioa_adult');
    expect(adult).toMatchObject({ verdict: 'ineligible' });
    expect(adult?.citations.length).toBeGreaterThan(0);
    expect(Object.keys(questions[0]?.question ?? {})).toEqual(['ht']);
    expect(follows).toContainEqual(expect.objectContaining({ fact: 'age_band', value: 'from_55' }));
    expect((await ask('/v1/screenings', question)).text).toBe(text);
  });

  it('leaves nothing of its input in any log or on any topic, answered or refused', async () => {
    expect((await ask('/v1/screenings', { jurisdiction: 'US-MA', facts })).status).toBe(200);
    const wrong = { ...facts, moon_dust_allergy: 'severe' };
    expect((await ask('/v1/screenings', { jurisdiction: 'US-MA', facts: wrong })).status).toBe(400);
    for (const topic of ['handoff.commands', 'handoff.intake', 'handoff.eligibility'])
      expect((await cli('events', 'tail', '--topic', topic, '--json')).out).not.toContain('work_authorized');
    for (const file of logsOf(exchange.data))
      for (const word of ['moon_dust_allergy', 'work_authorized', 'hse_program'])
        expect([file, word, readFileSync(file, 'utf8').includes(word)]).toEqual([file, word, false]);
  });

  it('is beside the programs with their cards, and the questions, in the language asked for', async () => {
    const [programs, questions] = [await ask('/v1/programs?lang=vi'), await ask('/v1/questions?lang=ar')];
    expect([programs.status, questions.status], programs.text + questions.text).toEqual([200, 200]);
    for (const { card } of (JSON.parse(programs.text) as { programs: { card: { asks: object } }[] }).programs)
      expect(Object.keys(card.asks)).toEqual(['vi']);
    for (const { question } of (JSON.parse(questions.text) as { questions: { question: object }[] })
      .questions)
      expect(Object.keys(question)).toEqual(['ar']);
  });

  it('stands on rules that were published once, when the exchange started', async () => {
    const published = await eventually(async () => {
      const { out } = await cli('events', 'tail', '--topic', 'handoff.eligibility', '--json');
      const found = out.split('\n').filter((line) => line.includes('RulesPublished'));
      expect(found).toHaveLength(1);
      return found[0]!;
    });
    expect(published).toContain('"previousVersion":null');
  });
});

const logsOf = (data: string): readonly string[] =>
  readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.log'))
    .map((entry) => join(entry.parentPath, entry.name));
