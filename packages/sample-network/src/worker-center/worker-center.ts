import { join } from 'node:path';
import type { Consumer, Producer } from 'kafkajs';
import type { Agency } from '../agency-runs.ts';
import { openOutbox } from '../disk/outbox.ts';
import { openDoor } from '../http/door.ts';
import { connect } from '../kafka/connect.ts';
import { type Contract, partnerContract } from '../kafka/contract.ts';
import { untilStopped } from '../pause.ts';
import { readCaseload } from './caseload.ts';
import { composeCaseload, type Desk } from './compose.ts';
import { composeMisfits } from './misfits.ts';
import type { Letter } from './post.ts';
import { exchangeKey } from './seal.ts';
import { sendFirstAgain, sendPending } from './send.ts';
import { takeInto } from './take.ts';

/** A worker center with a system of its own, on Kafka: it refers the people of its caseload, and hears back. */
export const runWorkerCenter = async (agency: Agency): Promise<void> => {
  const { papers, url, signal, say } = agency;
  const door = openDoor({ url, token: papers.token, signal, say });
  const contract = partnerContract(door);
  const { kafka, access } = connect(agency);
  // Answers are not to wait for more of them: a quick stop counts more than a full fetch.
  const consumer = kafka.consumer({ groupId: `${access.groupPrefix}take`, maxWaitTimeInMs: 500 });
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  const work = async (): Promise<void> => {
    await Promise.all([consumer.connect(), producer.connect()]);
    await hear(agency, { consumer, topic: access.out, contract });
    await refer(agency, { producer, topic: access.in, contract, exchangeKey: () => exchangeKey(door) });
    await untilStopped(signal);
  };
  try {
    await Promise.race([work(), whenDead(consumer)]);
  } finally {
    await Promise.allSettled([consumer.disconnect(), producer.disconnect()]);
  }
};

type Ear = Readonly<{ consumer: Consumer; topic: string; contract: Contract }>;

const hear = async ({ papers, state, say }: Agency, { consumer, topic, contract }: Ear): Promise<void> => {
  const take = takeInto({ state, contract, privateJwk: papers.privateJwk, say });
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({ eachMessage: ({ message }) => take(message) });
};

type Voice = Readonly<{ producer: Producer; topic: string }> & Pick<Desk, 'contract' | 'exchangeKey'>;

const refer = async (
  { papers, state, caseload, signal, say }: Agency,
  { producer, topic, ...sealing }: Voice,
): Promise<void> => {
  const post = openOutbox<Letter>(join(state, 'outbox.jsonl'));
  const fresh = await composeAll({ slug: papers.slug, post, ...sealing }, caseload);
  await sendPending({ producer, topic, post, signal, say });
  if (fresh !== undefined) await sendFirstAgain({ producer, topic, post }, fresh);
};

/** The id of the first message, if it is written for the first time. */
const composeAll = async (desk: Desk, caseload: string): Promise<string | undefined> => {
  const rows = readCaseload(caseload);
  const [first] = rows;
  if (first === undefined) return undefined;
  const id = `caseload-${first.case}`;
  const sentBefore = desk.post.answerTo(id) !== undefined;
  await composeCaseload(desk, rows);
  await composeMisfits(desk, first);
  return sentBefore ? undefined : id;
};

/** kafkajs takes a consumer up again by itself; where it gives up, the process must not look alive. */
const whenDead = (consumer: Consumer): Promise<never> =>
  new Promise((_, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload: { restart, error } }) => {
      if (!restart) reject(error);
    });
  });
