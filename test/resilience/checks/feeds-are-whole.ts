import { partnerTopics } from '@handoff/schemas';
import { type RecordRead, type Violation, violationsOf } from '@handoff/testkit/history';
import { type Slug, slugs, workerCenter } from '../load/agencies.ts';
import type { Seen } from '../reading/final-state.ts';

const broken = violationsOf('a feed is whole');
const doubled = violationsOf('a feed says it once');

/** Each partner reads over HTTP what stands on its topic: all of it, in that order, each message once. */
export const feedsAreWhole = (seen: Seen): readonly Violation[] =>
  slugs.flatMap((slug) => [...readOnce(slug, seen), ...readInOrder(slug, seen)]);

const readOnce = (slug: Slug, { taken }: Seen): readonly Violation[] => {
  const ids = new Set<string>();
  return taken[slug].flatMap(({ id, position }) => {
    if (ids.has(id)) return [doubled(slug, `read ${id} again at position ${position}`)];
    ids.add(id);
    return [];
  });
};

const readInOrder = (slug: Slug, seen: Seen): readonly Violation[] => {
  const sent = seen.state.records.filter(({ topic }) => topic === partnerTopics(slug).out);
  const forgotten = forgottenOf(sent, seen);
  const expected = [...new Set(sent.map(({ id }) => id))].filter((id) => !forgotten.has(id));
  const read = seen.feeds[slug].map(({ id }) => id).filter((id) => !forgotten.has(id));
  const at = expected.findIndex((id, index) => read[index] !== id);
  if (at >= 0) return [broken(slug, `has ${read[at] ?? 'nothing'} where ${expected[at]} was sent`)];
  return read.length > expected.length ? [broken(slug, 'reads what was never sent')] : [];
};

/** What a feed may lack: all that was said of somebody who was erased. Both parties know a referral by its reference. */
export const forgottenOf = (sent: readonly RecordRead[], { erased, taken }: Seen): ReadonlySet<string> => {
  const references = new Set<unknown>(
    taken[workerCenter].flatMap(({ data: { localRef, reference } }) =>
      erased.has(String(localRef)) && reference !== undefined ? [reference] : [],
    ),
  );
  const isOf = ({ value }: RecordRead) =>
    erased.has(String(value['localRef'])) || references.has(value['reference']);
  return new Set(sent.filter(isOf).map(({ id }) => id));
};
