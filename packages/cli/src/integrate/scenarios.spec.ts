import { expect, it } from 'vitest';
import { faultNames, habitsIn, scenarioNames } from './scenarios.ts';

const agencies = [{ slug: 'north-college', services: [{ code: 'learn.esl' }, { code: 'learn.iet' }] }];
const usual = { 'north-college': { on: { 'learn.esl': [{ does: 'stays' }] } } };

it('gives every service of every agency the habit of the scenario', () =>
  expect(habitsIn('no-show', [], agencies, usual)).toEqual({
    'north-college': {
      tries: false,
      on: { 'learn.esl': [{ does: 'never-comes' }], 'learn.iet': [{ does: 'never-comes' }] },
    },
  }));

it('leaves each its own habits in the usual one, and adds the faults', () =>
  expect(habitsIn('usual', ['twice', 'slow'], agencies, usual)).toEqual({
    'north-college': { ...usual['north-college'], tries: false, twice: true, slowMs: 5_000 },
  }));

it('refuses a name that nobody knows, and says which there are', () => {
  expect(() => habitsIn('sulks', [], agencies, usual)).toThrow(scenarioNames.join(', '));
  expect(() => habitsIn('usual', ['asleep'], agencies, usual)).toThrow(faultNames.join(', '));
});
