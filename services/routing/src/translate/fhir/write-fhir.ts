import type { ListedService } from '../../directory/listing.ts';
import type { Finding } from '../finding.ts';
import type { ReferralRecord } from '../referral-record.ts';
import { writeListings } from './write-listings.ts';
import { writeReferrals } from './write-referrals.ts';

export const writeFhir = (
  records: readonly ReferralRecord[],
  listings: readonly ListedService[],
): Readonly<{ document: unknown; findings: readonly Finding[] }> => {
  const referrals = writeReferrals(records);
  const services = writeListings(listings);
  const entry = [...referrals.resources, ...services.resources].map((resource) => ({ resource }));
  return {
    document: { resourceType: 'Bundle', type: 'collection', ...(entry.length === 0 ? {} : { entry }) },
    findings: [...referrals.findings, ...services.findings],
  };
};
