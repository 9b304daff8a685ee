import { describe, expect, it } from 'vitest';
import { listedOf } from './directory.samples.ts';
import { accreditationFault } from './immigration-advice.ts';

const advice = listedOf({ services: ['legal.immigration'], taxonomy: [] });
const accreditation = { kind: 'attorney', verifiedBy: 'State Bar Referral Desk', verifiedOn: '2026-03-02' };

describe('immigration legal advice', () => {
  it('is refused without an attorney or an accredited representative, in four words', () =>
    expect(accreditationFault(advice)).toEqual({
      code: 'accreditation-missing',
      place: 'accreditation',
      reason: expect.stringContaining('DOJ-accredited'),
      mend: expect.stringContaining('who verified it'),
    }));

  it('is listed with one, who looked it up and when', () =>
    expect(accreditationFault({ ...advice, accreditation })).toBeUndefined());

  it.each([
    ['by its term of the taxonomy', { services: ['legal.civil'], taxonomy: ['1381'] }],
    ['under another legal heading', { services: ['legal.civil'], name: 'Ayuda con asilo y visas' }],
    ['in its description', { services: ['legal.civil'], description: 'We fill in immigration forms.' }],
    ['under no heading of ours', { services: [], name: 'Notaría pública: visas y asilo' }],
    ['as help with papers', { services: ['apply.benefits'], description: 'Immigration forms, $200.' }],
    [
      'as help with papers beside something harmless',
      { services: ['support.id_documents', 'food.pantry'], description: 'Immigration forms, $200.' },
    ],
    ['by its lawyer, under any heading', { services: ['learn.esl.civics'], name: 'Immigration attorney' }],
    ['by its lawyer in Spanish', { services: ['food.pantry'], name: 'Abogada: visas, asilo' }],
    ['by its notario', { services: ['learn.esl', 'food.pantry'], name: 'Notaría: petitions, green card' }],
    ['by its notary in Portuguese', { services: ['food.pantry'], name: 'Notário: pedidos de asilo' }],
    [
      'as a class that a lawyer gives under its term of the taxonomy',
      { services: ['learn.esl.civics'], taxonomy: ['1381'], name: 'Abogados Marea' },
    ],
  ])('is known %s', (_, said) =>
    expect(accreditationFault(listedOf({ taxonomy: [], ...said }))?.code).toBe('accreditation-missing'),
  );

  it('is not every legal service, and not a class of civics', () => {
    expect(accreditationFault(listedOf({ services: ['legal.civil'], taxonomy: ['1375'] }))).toBeUndefined();
    expect(
      accreditationFault(
        listedOf({
          services: ['learn.esl.civics'],
          taxonomy: ['1346', '1381'],
          name: 'Citizenship class, naturalization test',
        }),
      ),
    ).toBeUndefined();
    expect(
      accreditationFault(listedOf({ services: [], taxonomy: [], name: 'Immigration welcome desk' })),
    ).toBeUndefined();
  });

  it.each([
    [
      ['support.id_documents', 'food.pantry'],
      'Families after their immigration; we help with the library card.',
    ],
    [['food.pantry'], 'Families after their immigration. Papers are notarized on Tuesdays.'],
    [['work.placement'], "The Attorney General's line: wages, and visas for work."],
    [['food.pantry'], 'Photographs; power of attorney is witnessed. No visas.'],
  ])('is not %s that says: %s', (services, description) => {
    expect(
      accreditationFault(listedOf({ services: [...services], taxonomy: [], description })),
    ).toBeUndefined();
  });

  it.each([
    ['on the day it was looked up', '2026-03-02', undefined],
    ['to the last day of three years', '2029-03-02', undefined],
    ['no longer', '2029-03-03', 'accreditation-too-old'],
    ['not before', '2026-03-01', 'accreditation-ahead'],
  ])('is listed %s', (_, on, code) =>
    expect(accreditationFault({ ...advice, accreditation }, on)?.code).toBe(code),
  );
});
