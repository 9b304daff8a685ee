import type { RefusalDetail } from '@handoff/decider';
import { isAhead, isTooOld } from '../domain/matching/accreditation.ts';
import type { Listing } from './listing.ts';

type Asked = Pick<Listing, 'services' | 'taxonomy' | 'name' | 'description' | 'accreditation'>;

/** What a notario's shop calls itself: an immigration matter under any legal heading is immigration legal advice. */
const matters =
  /immigra|inmigra|imigra|migratori|asylum|asilo|\bvisas?\b|green card|naturaliz|\bdaca\b|\btps\b|deport/i;

const papers = /^(apply\.|support\.id_documents$)/;
const practices = /legal|\blaw|attorney|abogad|advogad|notar|\bforms?\b|formulari|petition|petici/i;

/** Who may advise, or says so. An attorney general is none, nor is a power of attorney; and any paper may be notarized. */
const lawyers =
  /(?<!power of )attorney(?! general)|lawyer|abogad|advogad|\bnotar[ií][oa]s?(?!\p{L})|\bnotári[oa]s?(?!\p{L})/iu;

export const needsAccreditation = ({
  services,
  taxonomy,
  name,
  description,
}: Omit<Asked, 'accreditation'>): boolean => {
  const text = `${name} ${description ?? ''}`;
  return (
    services.includes('legal.immigration') ||
    (taxonomy.includes('1381') && !isClass(services, text)) ||
    isAdviceBySaying(services, text)
  );
};

/** A civics class stands under Citizenship & Immigration too, and advises nobody. */
const isClass = (services: readonly string[], text: string): boolean =>
  services.length > 0 && services.every((code) => code.startsWith('learn.')) && !lawyers.test(text);

/**
 * A lawyer beside the matter is enough under any heading, and the matter under a legal one; under none of ours, or as help
 * with papers among other things, it also takes a practice.
 */
const isAdviceBySaying = (services: readonly string[], text: string): boolean => {
  if (!matters.test(text)) return false;
  if (lawyers.test(text) || services.some((code) => code.startsWith('legal.'))) return true;
  return (services.length === 0 || services.some((code) => papers.test(code))) && practices.test(text);
};

/**
 * Bad advice here costs someone the right to stay, and "notarios" live on it: nothing of the kind is listed unless an
 * attorney or a representative accredited by the Department of Justice gives it (8 CFR 1292.1), somebody looked it up,
 * and it says when. `on`: the day on which that must still hold; without one it must only be said.
 */
export const accreditationFault = (listing: Asked, on?: string): Fault | undefined => {
  if (!needsAccreditation(listing)) return undefined;
  const { accreditation } = listing;
  if (accreditation === null) return missing;
  if (on !== undefined && isAhead(accreditation, on)) return ahead;
  return on !== undefined && isTooOld(accreditation, on) ? tooOld : undefined;
};

type Fault = RefusalDetail & { code: string };

const missing: Fault = {
  code: 'accreditation-missing',
  place: 'accreditation',
  reason:
    'Immigration legal advice is listed only where an attorney or a DOJ-accredited representative gives it, with who looked it up and when.',
  mend: 'Add the accreditation: its kind (attorney or doj-accredited), who verified it, and the day.',
};

const ahead: Fault = {
  code: 'accreditation-ahead',
  place: 'accreditation.verifiedOn',
  reason: 'Its accreditation is said to have been looked up on a day that has not come.',
  mend: 'Write the day on which somebody looked it up.',
};

const tooOld: Fault = {
  code: 'accreditation-too-old',
  place: 'accreditation.verifiedOn',
  reason: 'Its accreditation was looked up more than three years ago; none holds longer without renewal.',
  mend: 'Look it up again, at the bar or on the roster of the Department of Justice, and write the new day.',
};
