import { setTimeout as wait } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import type { Place, Recall } from '../recall.ts';
import { createClient, withAdmin } from './client.ts';
import { brokerCode } from './errors.ts';
import type { KafkaOptions } from './options.ts';
import { readPlaces } from './read-places.ts';

// A member that was killed stays one until its session is over: 30 s, and some more for the broker to look.
const patience = { everyMs: 500, tries: 120 };

const spansOf = async (admin: Admin, topic: string): Promise<readonly Place[]> =>
  (await admin.fetchTopicOffsets(topic)).map(({ partition, offset }) => ({
    topic,
    partition,
    offset: Number(offset),
  }));

const committedBy = async (admin: Admin, groupId: string): Promise<readonly Place[]> =>
  (await admin.fetchOffsets({ groupId })).flatMap(({ topic, partitions }) =>
    partitions
      .map(({ partition, offset }) => ({ topic, partition, offset: Number(offset) }))
      .filter(({ offset }) => offset >= 0),
  );

const untilEmpty = async (admin: Admin, groupId: string, tries = patience.tries): Promise<void> => {
  const { groups } = await admin.describeGroups([groupId]);
  if (tries === 0 || groups.every(({ members }) => members.length === 0)) return;
  await wait(patience.everyMs);
  await untilEmpty(admin, groupId, tries - 1);
};

/** One topic after the other: kafkajs joins the group for each. */
const rewind = async (admin: Admin, groupId: string, to: readonly Place[]): Promise<void> => {
  await untilEmpty(admin, groupId);
  for (const [topic, places] of Object.entries(Object.groupBy(to, (place) => place.topic))) {
    const partitions = (places ?? []).map(({ partition, offset }) => ({ partition, offset: String(offset) }));
    await admin.setOffsets({ groupId, topic, partitions });
  }
};

export const createRecall = (options: KafkaOptions): Recall => {
  const ask = <Result>(work: (admin: Admin) => Promise<Result>): Promise<Result> =>
    withAdmin(createClient(options), work);

  return {
    ends: (topics) =>
      ask(async (admin) => {
        const spans = topics.map((topic) => spansOf(admin, topic).catch(nothingIfGone));
        return (await Promise.all(spans)).flat();
      }),
    groups: () => ask(async (admin) => (await admin.listGroups()).groups.map(({ groupId }) => groupId)),
    committed: (groupIds) =>
      ask(async (admin) => {
        const places = groupIds.map(async (id) => [id, await committedBy(admin, id)] as const);
        return new Map(await Promise.all(places));
      }),
    rewind: (groupId, to) => ask((admin) => rewind(admin, groupId, to)),
    read: (from, to) => readPlaces(createClient(options), options.groupPrefix ?? 'handoff-', from, to),
  };
};

/** Between the list and the question a topic may be deleted. */
const nothingIfGone = (error: unknown): readonly Place[] => {
  if (brokerCode(error) === 'unknown-topic-or-partition') return [];
  throw error;
};
