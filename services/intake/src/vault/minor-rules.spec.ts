import { expect, it } from 'vitest';
import { loadMinorRules } from './minor-rules.ts';

it('knows from when on somebody is of age, State by State, and elsewhere', () => {
  const { majorityIn } = loadMinorRules();
  expect(['US-MA', 'US-NE', 'US-AL', 'US-MS', 'US-NY'].map(majorityIn)).toEqual([18, 19, 19, 21, 18]);
});

it('knows to what somebody agrees alone before, in each State', () => {
  const { aloneFrom } = loadMinorRules();
  const services = ['legal.civil', 'food', 'learn.esl', 'work.placement'];
  expect(services.map((service) => aloneFrom(service, 'US-MA'))).toEqual([12, 0, undefined, undefined]);
});

it('takes what a State says of a service before what is said of all of them', () => {
  const { aloneFrom } = loadMinorRules({
    elsewhere: { majority: 18, ...unread },
    states: { 'US-TX': { majority: 18, ...unread, alone: [{ service: 'shelter', from: 16, ...unread }] } },
    alone: [{ service: 'shelter', from: 12, why: 'somebody may be fleeing' }],
  });
  expect([aloneFrom('shelter', 'US-TX'), aloneFrom('shelter', 'US-MA')]).toEqual([16, 12]);
});

const unread = { law: 'a law of that State', read: null, reviewed: null };
