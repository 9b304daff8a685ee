import { expect, it } from 'vitest';
import { loadMinorRules } from './minor-rules.ts';

it('knows from when on somebody is of age, State by State, and elsewhere', () => {
  const { majorityIn } = loadMinorRules();
  expect(['US-MA', 'US-NE', 'US-AL', 'US-MS', 'US-NY'].map(majorityIn)).toEqual([18, 19, 19, 21, 18]);
});

it('knows to what somebody agrees alone before', () => {
  const { aloneFrom } = loadMinorRules();
  expect(['legal.civil', 'food', 'learn.esl', 'work.placement'].map(aloneFrom)).toEqual([
    12,
    0,
    undefined,
    undefined,
  ]);
});
