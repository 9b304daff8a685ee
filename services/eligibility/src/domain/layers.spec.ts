import { describe, expect, it } from 'vitest';
import { assess } from './assess.ts';
import { bookOf, exampleFacts, program, test } from './examples.ts';
import { readFacts } from './facts/facts.ts';
import type { CourtOrder, ProgramRules } from './law/ruleset.ts';

const notice: ProgramRules = {
  program: 'classes',
  jurisdiction: 'US',
  rules: [
    {
      id: 'notice',
      layer: 'federal_guidance',
      versions: [
        {
          inForceFrom: '2025-07-11',
          criteria: test('category'),
          reviewBy: '2026-03-31',
          verifiedOn: '2025-11-06',
        },
      ],
    },
    ...program('classes', test('learner')).rules,
  ],
};

const order: CourtOrder = {
  id: 'injunction',
  court: 'A court',
  inForceFrom: '2025-09-10',
  inForceTo: '2026-09-09',
  verifiedOn: '2025-11-06',
  reviewBy: '2026-03-31',
  jurisdictions: ['US-MA'],
  suspends: [{ program: 'classes', rule: 'notice' }],
  cite: ['The order'],
  text: { en: 'suspended' },
};

const book = bookOf([notice, program('training', { id: 'classes', eligibleFor: 'classes' })], [order]);
const inPlace = (jurisdiction: string, asOf: string, name = 'classes') =>
  assess(readFacts({ learner: 'yes' }, exampleFacts, { asOf }), book.program(name), { jurisdiction, asOf });

describe('layers of law', () => {
  it('let the statute alone decide before the guidance', () =>
    expect(inPlace('US-TX', '2025-07-10')).toMatchObject({ verdict: 'eligible', layer: 'statute' }));

  it('name the guidance where it decides', () =>
    expect(inPlace('US-TX', '2025-07-11')).toMatchObject({
      verdict: 'needs_more_information',
      layer: 'federal_guidance',
      decidedByProvider: ['category'],
    }));

  it('count from the statute up, in whatever order they are written', () =>
    expect(
      assess(readFacts({}, exampleFacts, { asOf: '2025-07-11' }), book.program('classes'), {
        jurisdiction: 'US-TX',
        asOf: '2025-07-11',
      }),
    ).toMatchObject({ layer: 'statute', askNow: ['learner'] }));

  it('leave the guidance out where a court suspends it, and cite the order', () =>
    expect(inPlace('US-MA', '2025-09-10')).toMatchObject({
      verdict: 'eligible',
      layer: 'statute',
      suspended: [{ rule: 'notice', by: 'injunction' }],
      citations: ['Law of learner', 'The order'],
    }));

  it('bring the guidance back on the day after the order ends', () => {
    expect(inPlace('US-MA', '2026-09-09').suspended).toHaveLength(1);
    expect(inPlace('US-MA', '2026-09-10')).toMatchObject({
      verdict: 'needs_more_information',
      suspended: [],
    });
  });

  it('say since when nobody has looked again, once the day of review has passed', () => {
    expect(inPlace('US-MA', '2026-03-31').unverified).toEqual([]);
    expect(inPlace('US-MA', '2026-04-01').unverified).toEqual([
      { rule: 'injunction', since: '2025-11-06', reviewBy: '2026-03-31' },
    ]);
  });

  it('name the next day on which other words are known to hold: a version, an order, the day after its end', () => {
    expect(inPlace('US-TX', '2025-07-10').lawChangesOn).toBe('2025-07-11');
    expect(inPlace('US-TX', '2025-07-11').lawChangesOn).toBeNull();
    expect(inPlace('US-MA', '2025-07-11').lawChangesOn).toBe('2025-09-10');
    expect(inPlace('US-MA', '2025-09-10').lawChangesOn).toBe('2026-09-10');
    expect(inPlace('US-TX', '2025-07-10', 'training').lawChangesOn).toBe('2025-07-11');
  });

  it('carry over to a program that rests on another', () =>
    expect(inPlace('US-TX', '2026-04-01', 'training')).toMatchObject({
      verdict: 'needs_more_information',
      layer: 'federal_guidance',
      decidedByProvider: ['category'],
      unverified: [{ rule: 'notice' }],
    }));
});
