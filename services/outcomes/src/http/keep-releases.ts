import type { Context } from '@handoff/host';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import type { Releases } from '../cubes/releases.ts';

const place = z.array(z.string().max(100)).readonly();
const count = z.number().int().min(0).multipleOf(5);
const cell = z.union([
  z.strictObject({ at: place, state: z.literal('published'), people: count, referrals: count }),
  z.strictObject({ at: place, state: z.enum(['suppressed', 'zero', 'missing']) }),
]);
const release = z.object({
  quarter: z.string().regex(/^\d{4}Q[1-4]$/),
  cells: z.array(z.strictObject({ key: z.string().max(300), cell })).max(100_000),
});

/** What was shown to everybody: kept so that the next release is made around it. */
export const keepReleases = (
  context: Context,
  releases: Releases,
  { mayCall }: ServiceAuth,
): readonly Route[] => [
  route({
    method: 'GET',
    path: '/internal/releases',
    summary: 'What was released, quarter by quarter',
    auth: mayCall('releases'),
    handle: async () => ({ releases: await releases.all() }),
  }),
  route({
    method: 'POST',
    path: '/internal/releases',
    summary: 'Keep what is released of a quarter; what was released of it before stands and is answered',
    auth: mayCall('releases'),
    body: release,
    handle: ({ body: { quarter, cells } }) => releases.keep({ quarter, at: context.now(), cells }),
  }),
];
