import { beforeAll, expect, it } from 'vitest';
import { describeExchange } from '../support/describe-exchange.ts';
import { minutes, type Played, playNewEngineer } from './play.ts';
import { ways } from './ways.ts';

describeExchange('a new engineer who has only the pages for partners', () => {
  let played: Played;
  beforeAll(async () => {
    played = await playNewEngineer({ reuseDownloads: true, say: console.log });
  }, 1_200_000);

  it('has an exchange that runs', () => expect(played.start.code, played.start.printed).toBe(0));

  // The minutes are printed, not judged: a test machine says nothing about an engineer's.
  it.each(ways)('comes to a first accepted referral by %s', (way) => {
    const took = played.took.find((each) => each.way === way);
    expect(took?.accepted, took?.printed).toBe(true);
    console.log(`${way}: ${minutes(played.start.seconds + (took?.seconds ?? 0))} from the clone`);
  });
});
