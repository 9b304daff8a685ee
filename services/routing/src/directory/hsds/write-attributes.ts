import { codeList } from '@handoff/schemas';
import type { ListedService } from '../listing.ts';
import { openEligibility, ourTaxonomy } from './taxonomy.ts';
import { type Json, some, uuidFor } from './write-json.ts';

/** What HSDS has no field for, as attributes with a term of our taxonomy; read back by read-attributes.ts. */
export const attributesOf = (listing: ListedService): readonly Json[] => {
  const own = [
    ...listing.services.map((code) => ['service', 'service', code, undefined] as const),
    ...listing.accessibility.map((code) => ['accessibility', 'accessibility', code, undefined] as const),
    ...listing.attending.map((code) => ['attending', 'attending-type', code, undefined] as const),
    ...one('operator', 'operator', listing.operator),
    ...one('host', 'host-kind', listing.host),
    ...one('id-at-door', 'id-at-door', listing.idAtDoor),
    ...one('cost', 'cost', listing.cost),
    ...(listing.accreditation === null
      ? []
      : one(
          'accreditation',
          'accreditation-kind',
          listing.accreditation.kind,
          `${listing.accreditation.verifiedOn} ${listing.accreditation.verifiedBy}`,
        )),
  ];
  const year =
    listing.year === null ? [] : [attribute(listing, 'year', ourTaxonomy, 'year', 'Its year', listing.year)];
  const labelled = own.map(([linkType, list, code, value]) =>
    attribute(listing, linkType, ourTaxonomy, code, codeList(list).codes.get(code)?.label ?? code, value),
  );
  const terms = listing.taxonomy.map((code) =>
    attribute(listing, 'service', openEligibility, code, `Open Eligibility ${code}`, undefined),
  );
  return [...labelled, ...year, ...terms];
};

const one = (linkType: string, list: string, code: string | null, value?: string) =>
  code === null ? [] : ([[linkType, list, code, value]] as const);

const attribute = (
  { sourceId }: ListedService,
  linkType: string,
  taxonomy: string,
  code: string,
  name: string,
  value: string | undefined,
): Json =>
  some({
    id: uuidFor('attribute', sourceId, linkType, taxonomy, code),
    link_type: linkType,
    value,
    taxonomy_term: { id: uuidFor('term', taxonomy, linkType, code), code, name, description: name, taxonomy },
  });
