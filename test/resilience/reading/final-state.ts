import { partnerTopics, serviceNames, topics } from '@handoff/schemas';
import type { FinalState, History, Take } from '@handoff/testkit/history';
import { type Summaries, summariesOf } from '../lab/drained.ts';
import type { Lab } from '../lab/lab.ts';
import { type Slug, slugs } from '../load/agencies.ts';
import type { Door } from '../load/door.ts';
import { type FeedEntry, feedAfter } from '../load/follow-feed.ts';
import type { Received } from '../load/receiver.ts';
import { readKafka } from './read-kafka.ts';
import { readStore } from './read-store.ts';
import { settled } from './settled.ts';

type Feeds = Readonly<Record<Slug, readonly FeedEntry[]>>;

/** All that can be seen when everything is quiet, beside it what each partner read and what each service counts. */
export type Seen = Readonly<{
  history: History;
  state: FinalState;
  /** What each partner read as it came, and what it would read now. */
  taken: Feeds;
  feeds: Feeds;
  /** By the worker center's own ids. */
  erased: ReadonlySet<string>;
  summaries: Summaries;
  /** What reached the college's webhook, where it has one. */
  received?: readonly Received[];
}>;

export const readFinalState = async (lab: Lab): Promise<Seen> => {
  const names = [...Object.keys(topics), ...slugs.flatMap((slug) => Object.values(partnerTopics(slug)))];
  const [kafka, store, summaries, parked, feeds] = await Promise.all([
    readKafka(lab.stack, names),
    readStore(lab.stack.mongo.url),
    summariesOf(lab),
    parkedIn(lab),
    feedsOf(lab),
  ]);
  const { handled, ...kept } = store;
  const taken = Object.fromEntries(slugs.map((slug) => [slug, lab.load.taken(slug)])) as Feeds;
  const takes = takesOf(taken, kept.streams);
  const state = { now: new Date().toISOString(), ...kafka, ...kept, parked, takes };
  const history = settled(lab.recorder.lines(), handled);
  const received = lab.receiver && { received: lab.receiver.received() };
  return { state, history, taken, feeds, erased: lab.erased, summaries, ...received };
};

const parkedIn = async ({ operator }: Lab): Promise<FinalState['parked']> => {
  const each = serviceNames.map(async (service) => {
    const { streams } = (await operator.get(service, '/internal/parked')) as {
      streams: FinalState['parked'];
    };
    return streams;
  });
  return (await Promise.all(each)).flat();
};

const feedsOf = async ({ doors }: Lab): Promise<Feeds> =>
  Object.fromEntries(
    await Promise.all(slugs.map(async (slug) => [slug, await wholeFeed(doors[slug])] as const)),
  ) as Feeds;

const wholeFeed = async (door: Door): Promise<readonly FeedEntry[]> => {
  const entries: FeedEntry[] = [];
  for (;;) {
    const page = await feedAfter(door, entries.at(-1)?.position ?? -1);
    if (page.length === 0) return entries;
    entries.push(...page);
  }
};

/** The short reference is what both parties and we know a referral by, also when the partner's own id is forgotten. */
const takesOf = (taken: Feeds, streams: FinalState['streams']): readonly Take[] => {
  const offers = streams.flatMap(({ events }) => events).filter(({ type }) => type === 'ReferralOffered');
  const referrals = new Map(offers.map(({ data }) => [data['reference'], String(data['referralId'])]));
  return slugs.flatMap((partner) =>
    taken[partner].map(({ id, type, data }) => ({
      partner,
      id,
      kind: type,
      referralId: referrals.get(data['reference']) ?? null,
      body: data,
    })),
  );
};
