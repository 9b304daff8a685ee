import { partnerTopics } from '@handoff/schemas';
import { type Violation, violationsOf } from '@handoff/testkit/history';
import { type Slug, slugs } from '../load/agencies.ts';
import type { Seen } from '../reading/final-state.ts';

const broken = violationsOf('a feed is whole');
const doubled = violationsOf('a feed says it once');

/** Each partner reads over HTTP what stands on its topic: all of it, in that order, each message once. */
export const feedsAreWhole = (seen: Seen): readonly Violation[] =>
  slugs.flatMap((slug) => [...readOnce(slug, seen), ...readInOrder(slug, seen)]);

const readOnce = (slug: Slug, { feeds }: Seen): readonly Violation[] => {
  const ids = new Set<string>();
  return feeds[slug].flatMap(({ id, position }) => {
    if (ids.has(id)) return [doubled(slug, `reads ${id} again at position ${position}`)];
    ids.add(id);
    return [];
  });
};

const readInOrder = (slug: Slug, { feeds, state }: Seen): readonly Violation[] => {
  const sent = state.records.filter(({ topic }) => topic === partnerTopics(slug).out);
  const expected = [...new Set(sent.map(({ id }) => id))];
  const read = [...new Set(feeds[slug].map(({ id }) => id))];
  const at = expected.findIndex((id, index) => read[index] !== id);
  if (at >= 0) return [broken(slug, `has ${read[at] ?? 'nothing'} where ${expected[at]} was sent`)];
  return read.length > expected.length ? [broken(slug, 'reads what was never sent')] : [];
};
