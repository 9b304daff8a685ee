import { expect, it } from 'vitest';
import { arrivals } from './arrivals.ts';

it('nobody who arrives is missed, before or after somebody listens', () => {
  const heard: string[] = [];
  const partners = arrivals();
  partners.arrived('north');
  partners.arrived('south');
  partners.listen((slug) => heard.push(slug));
  partners.arrived('east');
  expect(heard).toEqual(['north', 'south', 'east']);
});
