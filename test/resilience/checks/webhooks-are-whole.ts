import { partnerTopics } from '@handoff/schemas';
import { type Violation, violationsOf } from '@handoff/testkit/history';
import { college } from '../load/agencies.ts';
import type { Seen } from '../reading/final-state.ts';
import { forgottenOf } from './feeds-are-whole.ts';

const broken = violationsOf('a webhook hears of everything');

/**
 * Everything that stands on the partner's topic was announced at its webhook, once or more under one id, always in the
 * same bytes; and nothing else was.
 */
export const webhooksAreWhole = (seen: Seen): readonly Violation[] => {
  const { received, state } = seen;
  if (!received) return [];
  const sent = state.records.filter(({ topic }) => topic === partnerTopics(college).out);
  const forgotten = forgottenOf(sent, seen);
  const ids = new Set(sent.map(({ id }) => id));
  const bodies = new Map(received.map(({ id, body }) => [id, body]));
  return [
    ...[...ids]
      .filter((id) => !bodies.has(id) && !forgotten.has(id))
      .map((id) => broken(college, `was never told of ${id}`)),
    ...received
      .filter(({ id, body }) => !ids.has(id) || bodies.get(id) !== body)
      .map(({ id }) => broken(college, `was told of ${id}, which was not sent so`)),
    ...received
      .filter(({ authentic }) => !authentic)
      .map(({ id }) => broken(college, `could not verify ${id}`)),
  ];
};
