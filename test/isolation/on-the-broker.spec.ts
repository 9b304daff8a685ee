import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectKafka, linesOf } from '@handoff/messaging/kafka';
import { brokerRightsOf, brokerUserOf, groupPrefixOf, serviceNames, topics } from '@handoff/schemas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeExchange } from '../support/describe-exchange.ts';
import { type RunningExchange, startExchange } from '../support/exchange.ts';
import { stackOf } from '../support/stack-of.ts';
import { type Connected, connect } from './agencies.ts';
import { type Answer, drawMatrix, leaveTraces, tryEverything, type User, writes } from './matrix.ts';
import { mayOf, userOf } from './services-at-the-broker.ts';

// The second begins as the first does: a right by a prefix without its separator would reach it.
const slugs = ['pier', 'pier-north', 'quay'];
const reports = join(import.meta.dirname, '..', '..', '.handoff', 'test-reports');

const asUser = ({ kafka }: Connected): User => ({ ...kafka, takes: kafka.out });

describeExchange('at the broker, a partner', () => {
  let exchange: RunningExchange;
  let partners: readonly Connected[];
  let answers: readonly Answer[];
  let all: readonly string[];
  beforeAll(async () => {
    exchange = await startExchange({ name: 'isolation' });
    partners = await Promise.all(slugs.map((slug) => connect(exchange, slug)));
    const { kafka } = stackOf(exchange);
    const groups = await ourGroups(kafka);
    const ours = partners.flatMap((each) => [each.kafka.in, each.kafka.out]);
    all = [...new Set([...Object.keys(topics), ...ours, ...(await topicsThere(kafka))])];
    const theirs = partners.map((each) => `${each.kafka.groupPrefix}take`);
    await Promise.all(partners.map((each) => leaveTraces(each, kafka)));
    const tried = partners.map((each) => tryEverything(asUser(each), kafka, all, [...theirs, ...groups]));
    answers = (await Promise.all(tried)).flat();
    mkdirSync(reports, { recursive: true });
    writeFileSync(join(reports, 'isolation.md'), drawMatrix(answers, slugs));
  }, 300_000);
  afterAll(() => exchange?.stop());

  it('reads and sees its own take, writes and sees its own words, joins groups of its own, and may do nothing else', () => {
    const expected = partners.flatMap(({ slug, kafka }) => [
      `${slug}: see ${kafka.in}`,
      `${slug}: write ${kafka.in}`,
      `${slug}: see ${kafka.out}`,
      `${slug}: read ${kafka.out}`,
      `${slug}: see ${kafka.groupPrefix}take`,
      `${slug}: join ${kafka.groupPrefix}take`,
      `${slug}: look into ${kafka.groupPrefix}take`,
    ]);
    expect(allowedIn(answers)).toEqual(expected.toSorted());
  });

  it("is told the same of another's topic and group as of one that is nowhere", async () => {
    const { kafka } = stackOf(exchange);
    const [first, , third] = partners as readonly [Connected, Connected, Connected];
    const asked = (topic: string, group: string) => tryEverything(asUser(first), kafka, [topic], [group]);
    const told = async (topic: string, group: string) =>
      (await asked(topic, group)).map(({ verb, answer }) => [verb, answer]);
    expect(await told(third.kafka.out, `${third.kafka.groupPrefix}take`)).toEqual(
      await told('handoff.partner.nowhere.out', 'nowhere.take'),
    );
  });

  // Last: what is written here stands on the exchange's own topics and means nothing.
  it('has the services beside it, each under a user of its own, that may do what the contract says and no more', async () => {
    const { kafka } = stackOf(exchange);
    const groups = serviceNames.map((service) => `${groupPrefixOf(service)}${randomUUID()}`);
    await leaveSomethingToRead(kafka);
    const users = serviceNames.map((service) => userOf(service, exchange));
    const theirs = partners.map((each) => `${each.kafka.groupPrefix}take`);
    const tried = (
      await Promise.all(users.map((user) => tryEverything(user, kafka, all, [...groups, ...theirs])))
    ).flat();
    writeFileSync(
      join(reports, 'services-at-the-broker.md'),
      drawMatrix(
        tried,
        users.map(({ username }) => username),
      ),
    );
    const expected = serviceNames.flatMap((service) => mayOf(service, all, groups));
    // Whoever may describe the cluster is shown the names of all groups, and can look into none of others.
    const listed = tried.filter(
      ({ user, resource, verb }) =>
        user === 'handoff.gateway' && verb === 'see' && [...groups, ...theirs].includes(resource),
    );
    const judged = tried.filter((each) => !listed.includes(each));
    expect(allowedIn(judged)).toEqual(expected.toSorted());
  }, 600_000);

  it.each(serviceNames)(
    'lets %s read back what was published, by a group that is gone afterwards',
    async (service) => {
      const { username, password, groupPrefix } = userOf(service, exchange);
      const { brokers } = stackOf(exchange).kafka;
      const sasl = { username, password };
      const { recall, close } = connectKafka({ brokers, clientId: username, groupPrefix, sasl });
      try {
        expect(await recall.read([], await recall.ends(['handoff.answers']))).not.toEqual([]);
        expect((await recall.groups()).filter((group) => group.includes('recall-'))).toEqual([]);
      } finally {
        await close();
      }
    },
  );

  it('finds each of them with exactly the rights of the contract, none over the cluster but the gateway', async () => {
    const { admin, close } = connectKafka({ ...stackOf(exchange).kafka, clientId: 'isolation' });
    const held = await Promise.all(
      serviceNames.map(async (service) => [service, (await admin.accessOf(brokerUserOf(service))).grants]),
    );
    await close();
    expect(held).toEqual(serviceNames.map((service) => [service, linesOf(brokerRightsOf(service))]));
  });
});

/** Also on topics that nobody has written to yet; it is parked by whoever reads it. */
const leaveSomethingToRead = async (kafka: Readonly<{ brokers: readonly string[] }>): Promise<void> => {
  const broker = connectKafka({ ...kafka, clientId: 'isolation' });
  try {
    await Promise.all(Object.keys(topics).map((topic) => writes(broker, topic)));
  } finally {
    await broker.close();
  }
};

const allowedIn = (answers: readonly Answer[]): readonly string[] =>
  answers
    .flatMap(({ user, resource, verb, answer }) => (answer === 'may' ? [`${user}: ${verb} ${resource}`] : []))
    .toSorted();

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
