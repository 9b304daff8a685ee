import { describe, expect, it } from 'vitest';
import { fairness, type FairnessPolicy } from './fairness.ts';
import * as sample from './matching.samples.ts';

const agency = (slug: string, ...languages: string[]) => sample.agency(slug, [sample.service()], languages);
const directory = ['a', 'b', 'c', 'd', 'e'].map((slug) =>
  agency(slug, 'en', ...(slug === 'e' ? [] : ['es'])),
);
const person = (language: string) => ({ language, jurisdiction: 'US-MA', needs: ['learn.esl'] });
const policy: FairnessPolicy = { version: 1, threshold: 0.8, waivers: [] };
const on = '2026-01-05';
const report = (languages: string[], more: Partial<FairnessPolicy> = {}, all = directory) =>
  fairness(languages.map(person), all, { ...policy, ...more }, on);

describe('the fairness report', () => {
  it('is content where every group has four fifths of what the best has', () => {
    const { fair, groups } = report(['en', 'es']);
    expect([fair, groups.map(({ language, median, share }) => [language, median, share])]).toEqual([
      true,
      [
        ['es', 4, 0.8],
        ['en', 5, 1],
      ],
    ]);
  });

  it('is not where a group has less', () => {
    const without = directory.slice(0, 3).map((one) => ({ ...one, languages: ['en'] }));
    expect(report(['en', 'es'], {}, [...without, ...directory.slice(3)])).toMatchObject({
      fair: false,
      groups: [{ language: 'es', verdict: 'below' }, { language: 'en' }],
    });
  });

  it('takes a waiver with a reason, until its day', () => {
    const waiver = {
      language: 'mam',
      reason: 'Two interpreters are in training, ready by spring.',
      until: on,
    };
    const waived = report(['en', 'mam'], { waivers: [waiver] });
    expect([waived.fair, waived.groups[0]?.verdict, waived.groups[0]?.waiver]).toEqual([
      true,
      'waived',
      waiver,
    ]);
    const over = report(['en', 'mam'], { waivers: [{ ...waiver, until: '2026-01-04' }] });
    expect([over.fair, over.groups[0]?.verdict]).toEqual([false, 'below']);
  });

  it('puts varieties of a language together', () =>
    expect(report(['es-MX', 'es-GT', 'es']).groups).toMatchObject([{ language: 'es', people: 3 }]));

  it('counts where the person lives', () => {
    const texan = { ...person('en'), jurisdiction: 'US-TX' };
    expect(fairness([texan], directory, policy, on).groups[0]?.median).toBe(0);
  });

  it('counts what is given in the language, where a class says so', () => {
    const inSpanish = directory.map((one) => ({
      ...one,
      services: one.services.map((service) => ({
        ...service,
        details: sample.details({ languages: ['es'] }),
      })),
    }));
    expect(
      report(['en', 'es'], {}, inSpanish).groups.map(({ language, median }) => [language, median]),
    ).toEqual([
      ['en', 0],
      ['es', 5],
    ]);
  });

  it('is content where there is nothing for anybody: that is a gap, not an unfairness', () =>
    expect(report(['en', 'es'], {}, []).fair).toBe(true));

  it('says nothing where nobody asked', () => expect(report([])).toMatchObject({ fair: true, groups: [] }));
});
