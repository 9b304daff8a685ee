import { isCode } from '@handoff/schemas';
import { type Finding, flagged } from '../../translate/finding.ts';
import type { ListedService } from '../listing.ts';
import { type Attribute, attributeIn } from './attribute.ts';
import type { Indexed } from './index-tables.ts';
import type { Row } from './tables.ts';
import { isAboutPeople, isAboutServices, isOpenEligibility, ourTaxonomy, servicesFor } from './taxonomy.ts';
import type { Told } from './told.ts';

type Attributes = Pick<
  ListedService,
  | 'services'
  | 'taxonomy'
  | 'operator'
  | 'host'
  | 'idAtDoor'
  | 'accessibility'
  | 'accreditation'
  | 'attending'
  | 'cost'
  | 'year'
>;

/** From which list the codes of a link type are. */
const lists = {
  service: 'service',
  operator: 'operator',
  host: 'host-kind',
  'id-at-door': 'id-at-door',
  accessibility: 'accessibility',
  attending: 'attending-type',
  cost: 'cost',
  accreditation: 'accreditation-kind',
} as const;

/**
 * HSDS has no field for who runs a service, where it is held, which document is asked for at the door or who may give
 * legal advice: it has attributes, a term of a taxonomy each. Ours is named `handoff`, with the field as link type.
 */
export const readAttributes = (index: Indexed, rows: readonly Row[]): Told<Attributes> => {
  const all = rows.map(attributeIn(index));
  const own = (type: keyof typeof lists | 'year') =>
    all.filter(({ taxonomy, linkType }) => taxonomy === ourTaxonomy && linkType === type);
  const codes = (type: keyof typeof lists) => [
    ...new Set(own(type).flatMap(({ code }) => (isCode(lists[type], code) ? [code] : []))),
  ];
  const terms = all.filter(({ taxonomy }) => isOpenEligibility(taxonomy));
  const said = codes('service');
  const accreditation = readAccreditation(own('accreditation'));
  return {
    value: {
      services: said.length > 0 ? said : [...new Set(terms.flatMap(({ code }) => servicesFor(code)))],
      taxonomy: [...new Set(terms.flatMap(({ code }) => (isAboutServices(code) ? [code] : [])))],
      operator: codes('operator')[0] ?? null,
      host: codes('host')[0] ?? null,
      idAtDoor: codes('id-at-door')[0] ?? null,
      accessibility: codes('accessibility'),
      attending: codes('attending'),
      accreditation: accreditation.value,
      cost: codes('cost')[0] ?? null,
      year: own('year')[0]?.value ?? null,
    },
    findings: [
      ...accreditation.findings,
      ...all.filter(isNoCodeOfOurs).map(notOurs),
      ...(said.length > 0 ? [] : terms.filter(isUnmapped).map(notMapped)),
    ],
  };
};

/** `2026-03-02 Harbor Legal Network`: the day first, then who looked it up. */
const readAccreditation = (own: readonly Attribute[]): Told<ListedService['accreditation']> => {
  const found = own.find(({ code }) => isCode('accreditation-kind', code));
  if (!found) return { value: null, findings: [] };
  const said = /^(\d{4}-\d{2}-\d{2})\s+(\S.*)$/.exec(found.value ?? '');
  return said?.[1] !== undefined && said[2] !== undefined
    ? { value: { kind: found.code, verifiedOn: said[1], verifiedBy: said[2] }, findings: [] }
    : { value: null, findings: [notVerified(found)] };
};

const isNoCodeOfOurs = ({ taxonomy, linkType, code }: Attribute): boolean => {
  const list = Object.entries(lists).find(([type]) => type === linkType)?.[1];
  return taxonomy === ourTaxonomy && linkType !== 'year' && (list === undefined || !isCode(list, code));
};

const isUnmapped = ({ code }: Attribute): boolean => !isAboutPeople(code) && servicesFor(code).length === 0;

const notVerified = ({ row }: Attribute): Finding =>
  flagged('accreditation-unreadable', `${row.place}.value`, {
    reason: 'It does not say who looked the accreditation up, and on which day, so there is none.',
    mend: 'Write the day and who looked it up: 2026-03-02 State Bar Referral Desk.',
  });

const notOurs = ({ row, linkType, code }: Attribute): Finding =>
  flagged('term-not-mapped', row.place, {
    reason: `${code || 'Nothing'} is no code of ours for the link type ${linkType || 'that is missing'}.`,
    mend: `Use one of the link types ${Object.keys(lists).join(', ')}, year, with a code of ours.`,
  });

const notMapped = ({ row }: Attribute): Finding =>
  flagged('term-not-mapped', row.place, {
    reason: 'Its term stands for none of our services, so nobody finds it by one.',
    mend: 'Add a term of the taxonomy `handoff` with link type `service`, e.g. learn.esl.',
  });
