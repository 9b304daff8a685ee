import { describe, expect, it } from 'vitest';
import { ruleFacts, storedFacts } from './catalogue.ts';

describe('the facts an intake may carry', () => {
  const stored = storedFacts();

  it('have no "no" about work authorization', () =>
    expect(stored.get('work_authorized')?.values).toEqual(['yes']));

  it('leave out what a provider decides and what only a what-if may hold', () => {
    const others = [...ruleFacts().keys()].filter((name) => !stored.has(name));
    expect(others).toEqual(
      expect.arrayContaining(['federal_public_benefit_category', 'provider_type', 'family_size']),
    );
  });
});

describe('the facts a rule may test', () => {
  const facts = [...ruleFacts().values()];

  it('have both answers for a what-if', () =>
    expect(ruleFacts().get('work_authorized')?.values).toEqual(expect.arrayContaining(['yes', 'no'])));

  it('are never asked when somebody else decides them', () =>
    expect(facts.filter(({ decidedBy, askable }) => decidedBy !== 'person' && askable)).toEqual([]));

  it('put work authorization in the last class that is asked', () => {
    const asked = facts.filter(({ askable }) => askable).map(({ sensitivity }) => sensitivity);
    expect(ruleFacts().get('work_authorized')?.sensitivity).toBe(Math.max(...asked));
  });
});
