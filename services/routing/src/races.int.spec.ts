import type { KafkaBroker } from '@handoff/messaging/kafka';
import { topics } from '@handoff/schemas';
import {
  describeOnStack,
  eventually,
  kafkaNames,
  type TemporaryDatabase,
  temporaryDatabase,
} from '@handoff/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Known } from './domain/referral/state.ts';
import type { Seats } from './domain/seats/state.ts';
import { fakeIntake } from './testing/fake-intake.ts';
import { bayside, massachusetts, quincy } from './testing/massachusetts.ts';
import { type Kept, raceStory } from './testing/race-story.ts';
import { openKafka, routingOnStack, type RoutingOnStack } from './testing/routing-on-stack.ts';

/** A thousand are shown by `RACES=1000`: nine minutes on two busy cores. */
const races = Number(process.env['RACES'] ?? 100);
const minutes = 60_000;
const patience = { within: 4 * minutes, every: 500 };

/** Two processes of routing on one store and one broker: one is asked over HTTP, the other reads from Kafka. */
describeOnStack(`${races} people whom two agencies want at the same moment`, () => {
  const names = kafkaNames();
  const intake = fakeIntake();
  let database: TemporaryDatabase;
  let kafka: KafkaBroker;
  let byHttp: RoutingOnStack;
  let byKafka: RoutingOnStack;

  beforeAll(async () => {
    database = await temporaryDatabase();
    kafka = await openKafka(names);
    byHttp = await routingOnStack({ database, kafka, names, intake });
    byKafka = await routingOnStack({ database, kafka, names, intake });
    byKafka.consume();
  });
  afterAll(async () => {
    await byKafka.stop();
    await byHttp.stop();
    await kafka.admin.deleteTopics(Object.keys(topics).map((topic) => names.topic(topic)));
    await kafka.close();
    await database.drop();
  });

  it(
    'go to exactly one of them each, whoever is first over whichever door',
    async () => {
      const story = raceStory(
        {
          story: massachusetts({ ...byHttp, intake, settle: async () => {} }),
          overRest: (...said) => byHttp.command('RespondToReferral', ...said),
          overKafka: (...[id, record, causation]) =>
            byHttp.enqueue('RespondToReferral', id, record, { causation }),
          referrals: () => database.connection.collection<Kept<Known>>('referral').find().toArray(),
          seats: () => database.connection.collection<Kept<Seats>>('seats').find().toArray(),
          until: (stands) => eventually(stands, patience),
          counts: () => byHttp.register.standing.counts(),
        },
        races,
      );
      await story.run();
      expect(await story.winners()).toEqual(Array.from({ length: races }, () => [1, 1]));
      const atBayside = await story.accepted(bayside);
      expect(atBayside).toBeGreaterThan(0);
      expect(atBayside + (await story.accepted(quincy))).toBe(races);
      // The loser's place goes back by the events, a moment later.
      await eventually(async () => {
        expect([await story.places('taken'), await story.places('held')]).toEqual([atBayside, 0]);
      }, patience);
      expect(await byKafka.parked.streams()).toEqual([]);
    },
    (8 + races / 100) * minutes,
  );
});
