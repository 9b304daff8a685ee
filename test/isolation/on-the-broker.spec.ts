import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { topics } from '@handoff/schemas';
import { connectKafka } from '@handoff/messaging/kafka';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeExchange } from '../support/describe-exchange.ts';
import { type RunningExchange, startExchange } from '../support/exchange.ts';
import { stackOf } from '../support/stack-of.ts';
import { type Connected, connect } from './agencies.ts';
import { type Answer, drawMatrix, leaveTraces, tryEverything } from './matrix.ts';

// The second begins as the first does: a right by a prefix without its separator would reach it.
const slugs = ['pier', 'pier-north', 'quay'];
const reports = join(import.meta.dirname, '..', '..', '.handoff', 'test-reports');

describeExchange('at the broker, a partner', () => {
  let exchange: RunningExchange;
  let partners: readonly Connected[];
  let answers: readonly Answer[];
  beforeAll(async () => {
    exchange = await startExchange({ name: 'isolation' });
    partners = await Promise.all(slugs.map((slug) => connect(exchange, slug)));
    const { kafka } = stackOf(exchange);
    const groups = await ourGroups(kafka);
    const ours = partners.flatMap((each) => [each.kafka.in, each.kafka.out]);
    const all = [...new Set([...Object.keys(topics), ...ours, ...(await topicsThere(kafka))])];
    const theirs = partners.map((each) => `${each.kafka.groupPrefix}take`);
    await Promise.all(partners.map((each) => leaveTraces(each, kafka)));
    const tried = partners.map((each) => tryEverything(each, kafka, all, [...theirs, ...groups]));
    answers = (await Promise.all(tried)).flat();
    mkdirSync(reports, { recursive: true });
    writeFileSync(join(reports, 'isolation.md'), drawMatrix(answers, slugs));
  }, 300_000);
  afterAll(() => exchange?.stop());

  it('reads and sees its own take, writes and sees its own words, joins groups of its own, and may do nothing else', () => {
    const may = answers.flatMap(({ partner, resource, verb, answer }) =>
      answer === 'may' ? [`${partner}: ${verb} ${resource}`] : [],
    );
    const expected = partners.flatMap(({ slug, kafka }) => [
      `${slug}: see ${kafka.in}`,
      `${slug}: write ${kafka.in}`,
      `${slug}: see ${kafka.out}`,
      `${slug}: read ${kafka.out}`,
      `${slug}: see ${kafka.groupPrefix}take`,
      `${slug}: join ${kafka.groupPrefix}take`,
      `${slug}: look into ${kafka.groupPrefix}take`,
    ]);
    expect(may.toSorted()).toEqual(expected.toSorted());
  });

  it("is told the same of another's topic and group as of one that is nowhere", async () => {
    const { kafka } = stackOf(exchange);
    const [first, , third] = partners as readonly [Connected, Connected, Connected];
    const asked = (topic: string, group: string) => tryEverything(first, kafka, [topic], [group]);
    const told = async (topic: string, group: string) =>
      (await asked(topic, group)).map(({ verb, answer }) => [verb, answer]);
    expect(await told(third.kafka.out, `${third.kafka.groupPrefix}take`)).toEqual(
      await told('handoff.partner.nowhere.out', 'nowhere.take'),
    );
  });
});

/** Whoever made them: one that no list names is asked about as well. */
const topicsThere = async (kafka: Readonly<{ brokers: readonly string[] }>): Promise<readonly string[]> => {
  const broker = connectKafka({ ...kafka, clientId: 'isolation' });
  try {
    return await broker.admin.topics();
  } finally {
    await broker.close();
  }
};

const ourGroups = async (kafka: Readonly<{ brokers: readonly string[] }>): Promise<readonly string[]> => {
  const broker = connectKafka({ ...kafka, clientId: 'isolation' });
  try {
    return (await broker.admin.groups()).filter((group) => group.startsWith('handoff.'));
  } finally {
    await broker.close();
  }
};
