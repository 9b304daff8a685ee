import { join } from 'node:path';
import type { Consumer } from 'kafkajs';
import type { Agency } from '../agency-runs.ts';
import { openOutbox } from '../disk/outbox.ts';
import { openDoor } from '../http/door.ts';
import { untilStopped } from '../pause.ts';
import { answerByKafka } from './answer.ts';
import { connect } from './connect.ts';
import { partnerContract } from './contract.ts';
import type { Letter } from './post.ts';
import { referByKafka } from './refer.ts';
import { exchangeKey } from './seal.ts';
import { sender } from './send.ts';
import { openTake } from './take.ts';

/** An agency with a system of its own, on Kafka: it refers who came to its door, hears back, answers and reports. */
export const runKafkaAgency = async (agency: Agency): Promise<void> => {
  const { papers, url, state, signal, say } = agency;
  const door = openDoor({ url, token: papers.token, signal, say });
  const contract = partnerContract(door);
  const { kafka, access } = connect(agency);
  // Answers are not to wait for more of them: a quick stop counts more than a full fetch.
  const consumer = kafka.consumer({ groupId: `${access.groupPrefix}take`, maxWaitTimeInMs: 500 });
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  const post = openOutbox<Letter>(join(state, 'outbox.jsonl'));
  const send = sender({ producer, topic: access.in, post, signal, say });
  const take = openTake({ state, contract, privateJwk: papers.privateJwk, say });
  const answer = answerByKafka(agency, { door, contract, post, send, before: take.before });
  const work = async (): Promise<void> => {
    await Promise.all([consumer.connect(), producer.connect()]);
    await consumer.subscribe({ topics: [access.out], fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        const taken = await take.message(message);
        await answer.react(taken);
      },
    });
    await referByKafka(agency, { contract, post, send, exchangeKey: asked(() => exchangeKey(door)) });
    await answer.fromLine();
    await untilStopped(signal);
  };
  try {
    await Promise.race([work(), whenDead(consumer)]);
  } finally {
    await Promise.allSettled([consumer.disconnect(), producer.disconnect()]);
  }
};

const asked = <Value>(ask: () => Promise<Value>): (() => Promise<Value>) => {
  let answer: Promise<Value> | undefined;
  return () => (answer ??= ask());
};

/** kafkajs takes a consumer up again by itself; where it gives up, the process must not look alive. */
const whenDead = (consumer: Consumer): Promise<never> =>
  new Promise((_, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload: { restart, error } }) => {
      if (!restart) reject(error);
    });
  });
