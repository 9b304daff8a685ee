import { describe, expect, it } from 'vitest';
import type { Known } from './domain/referral/state.ts';
import type { Seats } from './domain/seats/state.ts';
import { hostedRouting } from './testing/hosted-routing.ts';
import { bayside, massachusetts, quincy } from './testing/massachusetts.ts';
import { type Kept, raceStory } from './testing/race-story.ts';

const people = 1_000;

/** Over the twins; `races.int.spec.ts` does the same on the real servers. */
describe('people whom two agencies want at the same moment', () => {
  it('go to exactly one of them each, whoever is first over whichever door', async () => {
    const routing = hostedRouting();
    const story = raceStory(
      {
        story: massachusetts(routing),
        overRest: (...said) => routing.command('RespondToReferral', ...said),
        overKafka: async (...[id, record, causation]) =>
          routing.enqueue('RespondToReferral', id, record, causation),
        referrals: async () =>
          [...routing.documents.referral].map(([_id, document]) => ({
            ...(document as Omit<Kept<Known>, '_id'>),
            _id,
          })),
        seats: async () =>
          [...routing.documents.seats].map(([_id, document]) => ({
            ...(document as Omit<Kept<Seats>, '_id'>),
            _id,
          })),
        until: async (stands) => {
          await routing.settle();
          await stands();
        },
        counts: () => routing.register.standing.counts(),
      },
      people,
    );
    await story.run();
    await routing.settle();
    expect(await story.winners()).toEqual(Array.from({ length: people }, () => [1, 1]));
    const atBayside = await story.accepted(bayside);
    expect(atBayside).toBeGreaterThan(0);
    expect(atBayside + (await story.accepted(quincy))).toBe(people);
    expect([await story.places('taken'), await story.places('held')]).toEqual([atBayside, 0]);
  }, 120_000);
});
