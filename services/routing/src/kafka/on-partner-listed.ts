import type { Context, EventMeta } from '@handoff/host';
import type { CapacityChanged, PartnerRegistered } from '@handoff/schemas';
import { listingOf, unlist } from '../directory/keep-listings.ts';
import { partnerListing, partnerSource, sourceIdOf } from '../directory/partner-listing.ts';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

/** Reactor: what a partner offers stands in the directory; what its manifest no longer names is unlisted. */
export const listPartner = async (
  { register }: Routing,
  partner: PartnerRegistered,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const source = partnerSource(partner.slug);
  const keep = new Set<string>();
  for (const offered of partner.services) {
    const listing = listingOf(context, source, partnerListing(partner, offered));
    const outcome = await context.handle(
      'listing',
      listing.listingId,
      { type: 'ListService', data: { listing, on: meta.envelope.time.slice(0, 10) } },
      causedBy(meta, `listing:${listing.sourceId}`),
    );
    // Immigration advice that nobody vouches for is no partner's fault of the day: it is passed over, here as among options.
    mustStand(outcome, 'accreditation-missing', 'accreditation-ahead', 'accreditation-too-old');
    if (outcome.kind === 'refused') context.log.warn('A service was not listed', { code: outcome.code });
    else keep.add(listing.listingId);
  }
  const ids = (await register(context).listings.ofSource(source)).filter((listingId) => !keep.has(listingId));
  await unlist(context, { source, run: meta.envelope.id, ids });
};

/** Reactor: whether a cohort of a partner has a place free. */
export const countPlaces = async (
  { agency, service, cohort, seats, held, taken, terms }: CapacityChanged,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  if (terms?.unit === 'cent') return;
  const sourceId = sourceIdOf({ code: service, cohort });
  const listingId = context.ids.derive('listing', `${partnerSource(agency)}/${sourceId}`);
  const data = {
    available: Math.max(0, seats - held - taken),
    maximum: seats,
    countedAt: meta.envelope.time,
  };
  mustStand(
    await context.handle('listing', listingId, { type: 'CountPlaces', data }, causedBy(meta, 'places')),
  );
};
