import { eventually } from '@handoff/testkit';
import { manifests, type Slug, slugs, type Term } from '../load/agencies.ts';
import { type Door, doorOf } from '../load/door.ts';
import type { Operator } from './operator.ts';

type Options = Readonly<{ operator: Operator; url: string; term: Term }>;

/** Registers the three agencies and gives each its way through the public door. */
export const registerAgencies = async ({
  operator,
  url,
  term,
}: Options): Promise<Readonly<Record<Slug, Door>>> => {
  await register(operator, term);
  const doors = slugs.map(async (slug) => {
    // A registration is read back from its topic, which takes a moment.
    const issue = () => operator.post('gateway', `/internal/partners/${slug}/credentials`, {});
    const { token } = (await eventually(issue, { within: 30_000, every: 200 })) as { token: string };
    return [slug, doorOf(url, token)] as const;
  });
  return Object.fromEntries(await Promise.all(doors)) as Record<Slug, Door>;
};

/** Again for another term: a class of its own, with places of its own. */
export const register = async (operator: Operator, term: Term): Promise<void> => {
  for (const manifest of manifests(term)) await operator.post('gateway', '/internal/partners', manifest);
};
