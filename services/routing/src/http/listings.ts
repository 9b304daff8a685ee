import { Refusal } from '@handoff/decider';
import type { Context } from '@handoff/host';
import { notFound, type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import { keepListings, unlist } from '../directory/keep-listings.ts';
import type { Listings } from '../directory/listings.ts';
import type { Directory } from '../directory/search/follow-directory.ts';
import { isStillVouchedFor } from '../directory/search/facets.ts';
import type { ServiceIndex } from '../directory/search/service-index.ts';
import { type Asked, asked, queryOf } from './asked-services.ts';

type Parts = Readonly<{ directory: Directory; listings: Listings }>;

const source = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{1,79}$/)
  .describe('Names where the listings come from; the same name again means the same source');
const run = z.string().regex(/^[A-Za-z0-9-]{8,80}$/);
const which = z.object({ id: z.string().max(200) });
const place = z.object({ at: z.iso.datetime().optional(), after: z.string().max(100).optional() });
const listed = z.object({
  source,
  run,
  listings: z.array(z.unknown()).max(500),
  dryRun: z.boolean().default(false).describe('Says what would become of each, and changes nothing'),
});
const unlisted = z.object({ source, run, ids: z.array(z.string().max(200)).max(1_000) });

/** The directory inside: searched for the gateway, changed by the operator, read whole for an export. */
export const listingRoutes = (
  { directory, listings }: Parts,
  context: Context,
  { mayCall }: ServiceAuth,
): readonly Route[] => [
  route({
    method: 'GET',
    path: '/internal/listings',
    summary: 'Services that fit, nearest first where a place is named',
    auth: mayCall('listings'),
    query: asked,
    handle: async ({ query }) => search(await directory.fresh(), query, context.today()),
  }),
  route({
    method: 'GET',
    path: '/internal/listings/export',
    summary: 'The whole directory, page by page, in the order in which it changed',
    auth: mayCall('listings'),
    query: place,
    handle: async ({ query }) => {
      const mark = query.at === undefined ? undefined : { at: query.at, listingId: query.after ?? '' };
      const page = await listings.since(mark, pageOf);
      const last = page.at(-1);
      return {
        listings: page.map(({ listing }) => listing),
        next: page.length === pageOf && last ? { at: last.at, after: last.listing.listingId } : null,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/internal/listings/:id',
    summary: 'One service at a place',
    auth: mayCall('listings'),
    params: which,
    handle: async ({ params }) => {
      const found = (await directory.fresh()).get(params.id);
      if (!found || !isStillVouchedFor(found, context.today())) throw notFound('path.id');
      return found;
    },
  }),
  route({
    method: 'POST',
    path: '/internal/listings',
    summary: 'Lists services of a source, each with a result of its own',
    auth: mayCall('listings'),
    body: listed,
    handle: async ({ body: { listings: rows, ...said } }) => ({
      results: await keepListings(context, { ...said, rows }),
    }),
  }),
  route({
    method: 'POST',
    path: '/internal/listings/unlist',
    summary: 'Unlists what a source no longer names',
    auth: mayCall('listings'),
    body: unlisted,
    handle: async ({ body }) => ({ unlisted: await unlist(context, body) }),
  }),
];

const pageOf = 500;

const search = (index: ServiceIndex, query: Asked, today: string) => {
  const near = query.near === undefined ? undefined : pointOf(index, query.near);
  const { found, total, next } = index.search(queryOf(query, near, today));
  return {
    services: found.map(({ listing, km }) => ({ ...listing, km: km === null ? null : round(km) })),
    total,
    next,
  };
};

const round = (km: number): number => Math.round(km * 10) / 10;

/** `42.47,-70.95`, or a town or postal code that the directory knows: the middle of what is listed there. */
const pointOf = (index: ServiceIndex, near: string) => {
  const [latitude = Number.NaN, longitude = Number.NaN] = near.split(',').map(Number);
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
  const middle = index.middleOf(near);
  if (middle) return middle;
  throw new Refusal('unknown-place', {
    place: 'query.near',
    reason: 'Nothing is listed in a town of this name, and it is no pair of coordinates.',
    mend: 'Send latitude,longitude (42.47,-70.95), or a town or postal code in which something is listed.',
  });
};
