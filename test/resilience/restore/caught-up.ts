import { connectKafka } from '@handoff/messaging/kafka';
import { eventually } from '@handoff/testkit';
import type { Lab } from '../lab/lab.ts';

/** Resolves when every consumer has handled again what it had handled before. */
export const caughtUp = async ({ stack }: Pick<Lab, 'stack'>, within = 90_000): Promise<void> => {
  const broker = connectKafka({ ...stack.kafka, clientId: 'resilience-lag' });
  try {
    await eventually(
      async () => {
        const groups = (await broker.admin.groups()).filter((group) => group.startsWith('handoff.'));
        const behind = await broker.admin.lag(groups);
        if (behind.length > 0) throw new Error(`${behind.length} partitions are not caught up`);
      },
      { within, every: 500 },
    );
  } finally {
    await broker.close();
  }
};
