import type { RefusalDetail } from '@handoff/decider';
import type { Listing } from './listing.ts';

type Asked = Pick<Listing, 'services' | 'taxonomy' | 'name' | 'description' | 'accreditation'>;

/** What a notario's shop calls itself: an immigration matter under any legal heading is immigration legal advice. */
const matters =
  /immigra|inmigra|imigra|migratori|asylum|asilo|\bvisas?\b|green card|naturaliz|\bdaca\b|\btps\b|deport/i;

export const isImmigrationAdvice = ({
  services,
  taxonomy,
  name,
  description,
}: Omit<Asked, 'accreditation'>) =>
  services.includes('legal.immigration') ||
  taxonomy.includes('1381') ||
  (services.some((code) => code.startsWith('legal.')) && matters.test(`${name} ${description ?? ''}`));

/**
 * Bad advice here costs someone the right to stay, and "notarios" live on it: nothing of the kind is listed unless an
 * attorney or a representative accredited by the Department of Justice gives it (8 CFR 1292.1), somebody looked it up,
 * and it says when.
 */
export const accreditationFault = (listing: Asked): (RefusalDetail & { code: string }) | undefined => {
  if (!isImmigrationAdvice(listing) || listing.accreditation !== null) return undefined;
  return {
    code: 'accreditation-missing',
    place: 'accreditation',
    reason:
      'Immigration legal advice is listed only where an attorney or a DOJ-accredited representative gives it, with who looked it up and when.',
    mend: 'Add the accreditation: its kind (attorney or doj-accredited), who verified it, and the day.',
  };
};
