import { setTimeout as pause } from 'node:timers/promises';
import { connectKafka } from '@handoff/messaging/kafka';
import { eventually } from '@handoff/testkit';
import type { Lab } from '../lab/lab.ts';
import { brokerNamed } from '../lab/own-stack.ts';
import type { Fault } from './fault.ts';

type Options = Readonly<{ times: number; topic: string }>;

const awayMs = 3_000;

/** Of several brokers the one that leads the busiest partition dies, again and again; another must take over. */
export const leaderKilled = ({ times, topic }: Options): Fault => ({
  name: `the leader of the busiest partition of ${topic} is killed, ${times} times`,
  inject: async (lab) => {
    let takenOver = 0;
    for (let time = 0; time < times; time += 1) takenOver += (await killLeader(lab, topic)) ? 1 : 0;
    return takenOver;
  },
});

const killLeader = async ({ stack }: Lab, topic: string): Promise<boolean> => {
  const broker = connectKafka({ ...stack.kafka, clientId: 'resilience-nemesis' });
  try {
    const busiest = () => broker.admin.busiestPartition(topic);
    const { partition, leader } = await eventually(busiest, { within: 30_000, every: 500 });
    const server = stack.part(brokerNamed(leader));
    await server.kill();
    const another = async () => {
      const now = (await broker.admin.leaders(topic)).get(partition);
      if (now === undefined || now === leader || now < 0) throw new Error('nobody else leads yet');
    };
    const changed = await eventually(another, { within: 30_000, every: 500 }).then(
      () => true,
      () => false,
    );
    await pause(awayMs);
    await server.start();
    return changed;
  } finally {
    await broker.close();
  }
};
