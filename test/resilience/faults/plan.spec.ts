import { describe, expect, it } from 'vitest';
import { brokers, oneMore, plan } from './plan.ts';
import { randomFrom } from './random.ts';

const named = plan(randomFrom(1)).flatMap((round) => round.map(({ name }) => name));
const timesOf = (part: string): number => named.filter((name) => name.includes(part)).length;

describe('the long run', () => {
  it('is played on three brokers', () => expect(brokers).toBe(3));

  it('kills the leader of a hot partition ten times: twice in each of five rounds', () => {
    expect(timesOf('the leader of the busiest partition')).toBe(5);
    expect(plan(randomFrom(1)).every(([first]) => first?.name.endsWith('is killed, 2 times'))).toBe(true);
  });

  it('has messages come again, in another order, three times', () =>
    expect(timesOf('come again, in another order')).toBe(3));

  it.each([
    'the document store is killed for 30 s',
    'the schema registry is killed for 20 s',
    'every broker is killed',
    'the link to the document store is 100 ms slow',
    'the document store hears everything, and no answer of it arrives',
    'a service is killed every second or two',
    'each service in turn is asked to end',
  ])('has: %s', (fault) => expect(timesOf(fault)).toBeGreaterThan(0));

  it('goes on with faults it knows while there is time', () => {
    const random = randomFrom(3);
    for (let round = 0; round < 50; round += 1) expect(named).toContain(oneMore(random)[0]?.name);
  });
});
