import { refuse } from '@handoff/decider';
import type { CommandMeta, Context } from '@handoff/host';
import type { GiveInformation } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { Listing } from '../directory/listing.ts';
import { isStillVouchedFor } from '../directory/search/facets.ts';
import type { Directory } from '../directory/search/follow-directory.ts';

/** Information given: for agencies outside the exchange, of which the directory knows and to which nothing is sent. */
export const giveInformation = async (
  directory: Directory,
  { journeyId, agency, listingId }: GiveInformation,
  { causation, bodyHash, trace }: CommandMeta,
  { handle, today }: Context,
): Promise<Outcome> => {
  const listing = (await directory.fresh()).get(listingId) ?? refuseUnknown();
  if (listing.status !== 'active' || !isStillVouchedFor(listing, today())) refuseGone(listing);
  const data = { agency, listingId, services: listing.services };
  return handle('journey', journeyId, { type: 'GiveInformation', data }, { causation, bodyHash, trace });
};

const refuseUnknown = (): never =>
  refuse('unknown-service', {
    place: 'service',
    reason: 'the directory lists no service under this id',
    mend: 'Send the `listingId` of a service that GET /v1/services shows.',
  });

const refuseGone = ({ name }: Listing): never =>
  refuse('service-closed', {
    place: 'service',
    reason: `'${name}' is no longer open`,
    mend: 'Look for another service with GET /v1/services.',
  });
