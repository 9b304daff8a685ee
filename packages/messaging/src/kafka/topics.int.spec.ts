import { describeOnStack, kafkaNames } from '@handoff/testkit';
import { afterAll, expect, it } from 'vitest';
import { optionsFromEnvironment } from '../../test/kafka.ts';
import { message } from '../../test/messages.ts';
import { connectKafka, partnerTopic } from './index.ts';

const kafka = connectKafka(optionsFromEnvironment());
const { admin } = kafka;
const names = kafkaNames();
const made: string[] = [];
const fresh = () => {
  const topic = names.topic(`topic-${made.length}`);
  made.push(topic);
  return topic;
};

describeOnStack('topics', () => {
  afterAll(async () => {
    await admin.deleteTopics(made);
    await kafka.close();
  });

  it('are created when missing, and left alone when there', async () => {
    const [one, two] = [fresh(), fresh()];
    expect(await admin.ensureTopics([{ topic: one, partitions: 3 }])).toEqual([one]);
    const both = [
      { topic: one, partitions: 3 },
      { topic: two, partitions: 1 },
    ];
    expect(await admin.ensureTopics(both)).toEqual([two]);
    expect(await admin.ensureTopics(both)).toEqual([]);
  });

  it('of another size are an error that says what to do', async () => {
    const topic = fresh();
    await admin.ensureTopics([{ topic, partitions: 3 }]);
    await expect(admin.ensureTopics([{ topic, partitions: 24 }])).rejects.toMatchObject({
      code: 'topic-differs',
      place: topic,
      reason: expect.stringContaining('3 partitions'),
      mend: expect.any(String),
    });
  });

  it('may be created by two processes at the same time', async () => {
    const plans = [fresh(), fresh()].map((topic) => ({ topic, partitions: 2 }));
    await Promise.all([admin.ensureTopics(plans), admin.ensureTopics(plans)]);
  });

  it('count what they hold', async () => {
    const [full, empty] = [fresh(), fresh()];
    await admin.ensureTopics([full, empty].map((topic) => ({ topic, partitions: 4 })));
    const producer = kafka.producer();
    for (const stream of ['a', 'b', 'c']) await producer.send({ topic: full, messages: [message(stream)] });
    expect(await admin.offsets([full, empty])).toEqual(
      new Map([
        [full, 3],
        [empty, 0],
      ]),
    );
  });

  it('of partners refuse what is too large', async () => {
    const topic = fresh();
    await admin.ensureTopics([partnerTopic(topic)]);
    const large = { ...message('row-1'), value: Buffer.alloc(300_000, 'x') };
    await expect(kafka.producer().send({ topic, messages: [large] })).rejects.toMatchObject({
      code: 'message-too-large',
      transient: false,
    });
  });

  it('of partners are compressed by the broker, whatever the sender does', async () => {
    const topic = fresh();
    await admin.ensureTopics([partnerTopic(topic)]);
    expect(await admin.configDifferences([partnerTopic(topic)])).toEqual([]);
  });

  it('that somebody changed by hand are set back to the plan', async () => {
    const topic = fresh();
    await admin.ensureTopics([partnerTopic(topic, { 'max.message.bytes': '9000000' })]);
    const found = [{ topic, name: 'max.message.bytes', from: '9000000', to: '262144' }];
    expect(await admin.configDifferences([partnerTopic(topic)])).toEqual(found);
    expect(await admin.alignConfigs([partnerTopic(topic)])).toEqual(found);
    expect(await admin.configDifferences([partnerTopic(topic)])).toEqual([]);
  });

  it('that are not there refuse a send, and are not made by it', async () => {
    const topic = fresh();
    const send = kafka.producer().send({ topic, partition: 0, messages: [message('a')] });
    await expect(send).rejects.toMatchObject({ transient: true });
    expect(await admin.ensureTopics([{ topic, partitions: 1 }])).toEqual([topic]);
  });

  it('may be deleted twice', async () => {
    const topic = fresh();
    await admin.ensureTopics([{ topic, partitions: 1 }]);
    await admin.deleteTopics([topic]);
    await admin.deleteTopics([topic]);
  });
});
