import { partnerTopics, serviceNames, topics } from '@handoff/schemas';
import type { FinalState, History, Take } from '@handoff/testkit/history';
import { type Summaries, summariesOf } from '../lab/drained.ts';
import type { Lab } from '../lab/lab.ts';
import { type Slug, slugs } from '../load/agencies.ts';
import type { Door } from '../load/door.ts';
import { type FeedEntry, feedAfter } from '../load/follow-feed.ts';
import { readStore, type View } from './read-store.ts';
import { settled } from './settled.ts';
import { readKafka } from './read-kafka.ts';

/** All that can be seen when everything is quiet, beside it what each partner reads and what each service counts. */
export type Seen = Readonly<{
  history: History;
  state: FinalState;
  feeds: Readonly<Record<Slug, readonly FeedEntry[]>>;
  summaries: Summaries;
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
  const { views, handled, ...kept } = store;
  const takes = slugs.flatMap((slug) => feeds[slug].map((entry) => takeOf(slug, entry, views)));
  const state = { now: new Date().toISOString(), ...kafka, ...kept, parked, takes };
  return { state, history: settled(lab.recorder.lines(), handled), feeds, summaries };
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

const feedsOf = async ({ doors }: Lab): Promise<Seen['feeds']> =>
  Object.fromEntries(
    await Promise.all(slugs.map(async (slug) => [slug, await wholeFeed(doors[slug])] as const)),
  ) as Seen['feeds'];

const wholeFeed = async (door: Door): Promise<readonly FeedEntry[]> => {
  const entries: FeedEntry[] = [];
  for (;;) {
    const page = await feedAfter(door, entries.at(-1)?.position ?? -1);
    if (page.length === 0) return entries;
    entries.push(...page);
  }
};

const takeOf = (partner: Slug, { id, type, data }: FeedEntry, views: readonly View[]): Take => {
  const view = views.find((each) => each.partner === partner && each.externalId === data['referral']);
  return { partner, id, kind: type, referralId: view?.subject ?? null, body: data };
};
