import { describeOnStack, kafkaNames } from '@handoff/testkit';
import { afterAll, expect, it, vi } from 'vitest';
import { optionsFromEnvironment } from '../../test/kafka.ts';
import { message } from '../../test/messages.ts';
import { scene } from '../../test/scene.ts';
import { connectKafka } from './index.ts';

const kafka = connectKafka(optionsFromEnvironment());
const names = kafkaNames();
const topic = names.topic('lag');
const groupId = names.group('reader');

describeOnStack('the lag of a consumer group', () => {
  afterAll(async () => {
    await kafka.admin.deleteTopics([topic]);
    await kafka.close();
  });

  it('counts what it never came to, once its topics are named, and nothing that it has handled', async () => {
    await kafka.admin.ensureTopics([{ topic, partitions: 2 }]);
    for (const sequence of [1, 2])
      await kafka.producer().send({ topic, partition: 1, messages: [message('referral-1', { sequence })] });
    expect(await kafka.admin.lag([groupId])).toEqual([]);
    expect(await kafka.admin.lag([{ groupId, topics: [topic] }])).toEqual([
      { groupId, topic, partition: 1, behind: 2 },
    ]);

    const { subscriber, handled } = scene({ topics: [topic] });
    const consumer = kafka.consume({ groupId, subscriber, onDead: () => undefined });
    await vi.waitFor(() => expect(handled).toHaveLength(2), { timeout: 30_000 });
    await consumer.stop();
    expect(await kafka.admin.lag([{ groupId, topics: [topic] }])).toEqual([]);
    await kafka.admin.deleteGroups([groupId]);
  });
});
