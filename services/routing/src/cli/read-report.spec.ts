import { inMemoryClient } from '@handoff/host/in-memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostedRouting, type HostedRouting } from '../testing/hosted-routing.ts';
import { bayside, massachusetts } from '../testing/massachusetts.ts';
import { readReport } from './read-report.ts';
import { tellInformation } from './tell-counts.ts';
import { type FairnessShown, tellFairness } from './tell-fairness.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;
beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
});

const report = (name: Parameters<typeof readReport>[0]) =>
  readReport(name, inMemoryClient(routing.call, 'routing', 'operator'));
const manyAskFor = async (need: string, inLanguage: string, from: number) => {
  for (let number = from; number < from + 11; number += 1)
    await story.takeIn({ number, needs: [need], choices: [], pathway: null, language: inLanguage });
};

describe('handoff report fairness', () => {
  it('ends well while nobody has come', async () =>
    expect(await report('fairness')).toMatchObject({
      lines: ['Nobody is known yet whose options could be counted.'],
      code: 0,
    }));

  it('ends with 1 when those who speak one language find less than four fifths of what others find', async () => {
    await manyAskFor('learn.esl', 'es', 1);
    await manyAskFor('learn.esl', 'ht', 12);
    const { lines, code } = await report('fairness');
    expect(lines[1]).toMatch(/\(ht\) +11 +0 +0 % +below$/);
    expect(lines[2]).toMatch(/\(es\) +11 +2 +100 % +fair$/);
    expect(lines.join('\n')).toMatch(/^Not fair to: .*\(ht\)\. Win partners who speak it, or waive it/m);
    expect(code).toBe(1);
  });

  it('names the reason of a waiver, and until when it holds', () => {
    const waiver = { language: 'mam', reason: 'Two interpreters are in training.', until: '2027-05-31' };
    const group = { people: null, fewerThan: 11, median: 0, share: 0, verdict: 'waived', waiver } as const;
    const shown: FairnessShown = {
      fair: true,
      policy: 2,
      threshold: 0.8,
      groups: [{ language: 'mam', ...group }],
    };
    const lines = tellFairness(shown).join('\n');
    expect(lines).toMatch(/\(mam\) is waived until 2027-05-31: Two interpreters are in training\./);
    expect(lines).toMatch(/fewer than 11 +0 +0 % +waived/);
    expect(lines).not.toContain('Not fair');
  });
});

describe('handoff report introductions', () => {
  beforeEach(() => story.agencies({}));
  const comes = async (number: number, how: string | null, arrives: boolean) => {
    await story.takeIn({ number });
    if (how !== null) expect(await story.introduces(bayside, how, { number })).toBe('done');
    await story.says(bayside, 'accepted', { number });
    if (arrives) await story.says(bayside, 'active', { what: 'first-contact', number });
    else await story.says(bayside, 'declined', { reason: 'person-no-longer-wants', number });
  };

  it('tells who arrived by how they came, once there are enough to be nobody', async () => {
    for (let number = 1; number <= 24; number += 1) await comes(number, 'accompanied', number % 2 === 0);
    for (let number = 25; number <= 37; number += 1) await comes(number, null, number === 25);
    const { lines, code } = await report('introductions');
    expect(lines[1]).toMatch(/^On their own.* fewer than 11 +too few to say$/);
    expect(lines[3]).toMatch(/^Somebody went along +24 +12 +50 %$/);
    expect(lines[4]).toMatch(/^Nobody said +13 +too few to say$/);
    expect(code).toBe(0);
  });
});

describe('handoff report information', () => {
  it('tells of which needs people were told something', async () => {
    expect((await report('information')).lines).toEqual([
      'Nobody was told of a service outside the exchange.',
    ]);
    const found = ['food', 'food', 'shelter'].map((service) => ({ service, times: 11 }));
    expect(tellInformation({ information: found })[1]).toMatch(/ food +11$/);
  });
});

describe('handoff report gaps', () => {
  it('says which need met nobody, in words', async () => {
    await manyAskFor('support.banking', 'es', 1);
    const { lines, code } = await report('gaps');
    expect(lines[1]).toMatch(/support\.banking +nobody offers it there +11$/);
    expect(code).toBe(0);
  });

  it('says that nothing is missing where nothing is', async () =>
    expect((await report('gaps')).lines).toEqual(['No need stands unmet.']));
});
