import { eventually } from '@handoff/testkit';
import { manifests, type Slug, slugs } from '../load/agencies.ts';
import { type Door, doorOf } from '../load/door.ts';
import type { Operator } from './operator.ts';

type Options = Readonly<{ operator: Operator; url: string; seats: number }>;

/** Registers the three agencies and gives each its way through the public door. */
export const registerAgencies = async ({
  operator,
  url,
  seats,
}: Options): Promise<Readonly<Record<Slug, Door>>> => {
  for (const manifest of manifests(seats)) await operator.post('gateway', '/internal/partners', manifest);
  const doors = slugs.map(async (slug) => {
    // A registration is read back from its topic, which takes a moment.
    const issue = () => operator.post('gateway', `/internal/partners/${slug}/credentials`, {});
    const { token } = (await eventually(issue, { within: 30_000, every: 200 })) as { token: string };
    return [slug, doorOf(url, token)] as const;
  });
  return Object.fromEntries(await Promise.all(doors)) as Record<Slug, Door>;
};
