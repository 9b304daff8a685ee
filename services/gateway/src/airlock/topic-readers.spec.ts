import type { ConsumeOptions, Delivery } from '@handoff/messaging';
import { describe, expect, it } from 'vitest';
import { groupOf } from './group-of.ts';
import { topicReaders } from './topic-readers.ts';

type Joined = {
  group: string;
  topics: readonly string[];
  options: ConsumeOptions;
  ready: boolean;
  stopped: boolean;
};

/** A broker that only notes who joined which group for which topics, and who left. */
const readers = () => {
  const joined: Joined[] = [];
  const deaths: Error[] = [];
  const read: [string, Delivery][] = [];
  const topics = topicReaders({
    name: 'in',
    topicOf: (slug) => `${slug}.in`,
    take: (slug) => async (delivery) => {
      read.push([slug, delivery]);
      return { kind: 'processed' };
    },
    guard: () => (next) => next,
    join: (options) => {
      const member = {
        group: options.groupId,
        topics: options.subscriber.topics,
        options,
        ready: true,
        stopped: false,
      };
      joined.push(member);
      return {
        ready: () => member.ready,
        whenReady: async () => {},
        stop: async () => void (member.stopped = true),
      };
    },
    onDead: (error) => void deaths.push(error),
  });
  return { topics, joined, deaths, read };
};

const slugs = Array.from({ length: 200 }, (_, nth) => `agency-${nth}`);
const first = slugs[0] ?? '';
const [, mate = ''] = slugs.filter((slug) => groupOf(slug) === groupOf(first));
const stranger = slugs.find((slug) => groupOf(slug) !== groupOf(first)) ?? '';
const delivery: Delivery = {
  topic: `${first}.in`,
  partition: 0,
  offset: '0',
  key: '',
  headers: {},
  payload: Buffer.alloc(0),
};

describe("the partners' topics", () => {
  it('are read by sixteen groups, each for the partners that fall to it', async () => {
    const { topics, joined } = readers();
    await topics.read(slugs);
    expect(joined).toHaveLength(16);
    expect(joined.flatMap((member) => member.topics).sort()).toEqual(
      slugs.map((slug) => `${slug}.in`).sort(),
    );
    for (const { group, topics: own } of joined)
      expect(new Set(own.map((topic) => `in.${groupOf(topic.replace('.in', ''))}`))).toEqual(
        new Set([group]),
      );
  });

  it('are read by partners together: a new one makes its own group begin anew, and no other', async () => {
    const { topics, joined } = readers();
    await topics.read([first, stranger]);
    await topics.read([mate]);
    expect(joined.map(({ group, topics: own, stopped }) => [group, own.length, stopped])).toEqual([
      [`in.${groupOf(first)}`, 1, true],
      [`in.${groupOf(stranger)}`, 1, false],
      [`in.${groupOf(first)}`, 2, false],
    ]);
  });

  it('are not disturbed by a partner who is known already', async () => {
    const { topics, joined } = readers();
    await topics.read([first]);
    await Promise.all([topics.read([first]), topics.read([first])]);
    expect(joined).toHaveLength(1);
  });

  it('never have two consumers of one group, however fast partners come', async () => {
    const { topics, joined } = readers();
    await Promise.all(
      slugs.filter((slug) => groupOf(slug) === groupOf(first)).map((slug) => topics.read([slug])),
    );
    expect(joined.filter(({ stopped }) => !stopped)).toHaveLength(1);
  });

  it("are each taken as that partner's word", async () => {
    const { topics, joined, read } = readers();
    await topics.read([first, mate]);
    await joined[0]?.options.subscriber(delivery);
    expect(read).toEqual([[first, delivery]]);
  });

  it('wait with the broker as long as their partner is not known here', async () => {
    const { topics, joined } = readers();
    await topics.read([first]);
    const unknown = { ...delivery, topic: 'newcomer.in' };
    await expect(joined[0]?.options.subscriber(unknown)).rejects.toThrow('not known here yet');
  });
});

describe('a consumer', () => {
  it('that has not joined makes the readers not ready', async () => {
    const { topics, joined } = readers();
    expect(topics.ready()).toBe(true);
    await topics.read([first, stranger]);
    expect(topics.ready()).toBe(true);
    for (const member of joined) member.ready = false;
    expect(topics.ready()).toBe(false);
  });

  it('that dies is told of, and its partners are not passed over in silence', async () => {
    const { topics, joined, deaths } = readers();
    await topics.read([first, stranger]);
    joined[0]?.options.onDead(new Error('not authorized'));
    expect(deaths).toMatchObject([{ message: 'not authorized' }]);
    expect(topics.ready()).toBe(false);
  });

  it('is stopped with all the others', async () => {
    const { topics, joined } = readers();
    await topics.read([first, stranger]);
    await topics.stop();
    expect(joined.every(({ stopped }) => stopped)).toBe(true);
  });
});
