import { beforeAll, expect, it } from 'vitest';
import { describeExchange } from '../support/describe-exchange.ts';
import { minutes, type Played, playNewEngineer } from './play.ts';
import { ways } from './ways.ts';

const promised = 10 * 60;

describeExchange('a new engineer who has only the pages for partners', () => {
  let played: Played;
  beforeAll(async () => {
    played = await playNewEngineer({ reuseDownloads: true, say: console.log });
  }, 1_200_000);

  it('has an exchange that runs', () => expect(played.start.code, played.start.printed).toBe(0));

  it.each(ways)('comes to a first accepted referral by %s, in ten minutes from the clone', (way) => {
    const took = played.took.find((each) => each.way === way);
    expect(took?.accepted, took?.printed).toBe(true);
    const seconds = played.start.seconds + (took?.seconds ?? 0);
    expect(seconds, minutes(seconds)).toBeLessThan(promised);
  });
});
