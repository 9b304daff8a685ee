import { isCode, services as serviceList } from '@handoff/schemas';
import { type Finding, notCarried } from '../../translate/finding.ts';
import type { ListedService } from '../listing.ts';
import { flag, type Flag, type Told } from './flags.ts';
import type { Indexed } from './index-tables.ts';
import { type Row, rowsOf, textOf } from './tables.ts';

export const ourTaxonomy = 'handoff';
export const openEligibility = 'open-eligibility';

type Attributes = Pick<
  ListedService,
  'services' | 'taxonomy' | 'operator' | 'host' | 'idAtDoor' | 'accessibility' | 'accreditation' | 'attending'
> & { cost: string | null; year: string | null };

type Attribute = Readonly<{
  row: Row;
  taxonomy: string;
  code: string;
  linkType: string;
  value: string | undefined;
}>;

/**
 * HSDS has no field for who runs a service, where it is held, which document is asked for at the door or who may give
 * legal advice: it has attributes, a term of a taxonomy each. Ours is named `handoff`, with the field as link type.
 */
export const readAttributes = (index: Indexed, linked: readonly (Row | undefined)[]): Told<Attributes> => {
  const all = linked.flatMap((row) =>
    row === undefined ? [] : index.under('attributes', 'link_id', textOf(row, 'id')).map(attributeIn(index)),
  );
  const own = (linkType: string) =>
    all.filter((one) => one.taxonomy === ourTaxonomy && one.linkType === linkType);
  const first = (linkType: string, list: string) =>
    own(linkType).find(({ code }) => isCode(list, code))?.code ?? null;
  const many = (linkType: string, list: string) => [
    ...new Set(own(linkType).flatMap(({ code }) => (isCode(list, code) ? [code] : []))),
  ];
  const terms = all.filter(({ taxonomy }) => isOpenEligibility(taxonomy));
  const said = many('service', 'service');
  return {
    value: {
      services: said.length > 0 ? said : [...new Set(terms.flatMap(({ code }) => servicesFor(code)))],
      taxonomy: [...new Set(terms.flatMap(({ code }) => (isAboutServices(code) ? [code] : [])))],
      operator: first('operator', 'operator'),
      host: first('host', 'host-kind'),
      idAtDoor: first('id-at-door', 'id-at-door'),
      accessibility: many('accessibility', 'accessibility'),
      attending: many('attending', 'attending-type'),
      accreditation: accreditationIn(own('accreditation')),
      cost: first('cost', 'cost'),
      year: own('year')[0]?.value ?? null,
    },
    flags:
      said.length > 0
        ? []
        : terms.filter(({ code }) => isAboutServices(code) && servicesFor(code).length === 0).map(notMapped),
  };
};

const attributeIn =
  ({ byId }: Indexed) =>
  (row: Row): Attribute => {
    const term = byId('taxonomy_terms', textOf(row, 'taxonomy_term_id'));
    const taxonomy = term
      ? (textOf(term, 'taxonomy') ?? nameOf(byId('taxonomies', textOf(term, 'taxonomy_id'))))
      : undefined;
    return {
      row,
      taxonomy: taxonomy?.toLowerCase() ?? '',
      code: (term ? textOf(term, 'code') : undefined) ?? '',
      linkType: textOf(row, 'link_type') ?? '',
      value: textOf(row, 'value'),
    };
  };

const nameOf = (row: Row | undefined): string | undefined => (row ? textOf(row, 'name') : undefined);

const isOpenEligibility = (taxonomy: string): boolean => /open[ _-]?eligibility/.test(taxonomy);

/** Terms from 20000 on are about people (citizenship, record, disability): never kept. */
const isAboutServices = (code: string): boolean => /^1\d{3}$/.test(code);

// Two ids that several codes of ours share, each meaning one where it stands in the taxonomy: 1381 lies under legal aid,
// 1346 under schooling, and 1375 is legal aid itself.
const meant: Readonly<Record<string, readonly string[]>> = {
  '1375': ['legal.civil'],
  '1381': ['legal.immigration'],
  '1346': ['learn.esl.civics'],
};

/** Of several codes that share a term, the general one: a term for English classes is no class at the workplace. */
export const servicesFor = (term: string): readonly string[] => {
  const fitting = [...serviceList.codes.values()].flatMap(({ code, openEligibility: ids = [] }) =>
    ids.includes(Number(term)) ? [code] : [],
  );
  const general = fitting.filter((code) => !fitting.some((other) => code.startsWith(`${other}.`)));
  return meant[term] ?? general;
};

/** Terms about people (citizenship, record, health) say who somebody is who comes there: they are not kept. */
export const termsAboutPeople = (index: Indexed): readonly Finding[] =>
  rowsOf(index.all, 'attributes')
    .map(attributeIn(index))
    .filter(({ taxonomy, code }) => isOpenEligibility(taxonomy) && !isAboutServices(code))
    .map(({ row }) =>
      notCarried('term-about-people', row.place, {
        reason: 'The term says something about the people who come, not about the service.',
        mend: 'Say in plain words whom the service is for (eligibility_description).',
      }),
    );

/** `2026-03-02 Harbor Legal Network`: the day first, then who looked it up. */
const accreditationIn = (own: readonly Attribute[]): ListedService['accreditation'] => {
  const found = own.find(({ code }) => isCode('accreditation-kind', code));
  const said = /^(\d{4}-\d{2}-\d{2})\s+(\S.*)$/.exec(found?.value ?? '');
  return found && said?.[1] !== undefined && said[2] !== undefined
    ? { kind: found.code, verifiedOn: said[1], verifiedBy: said[2] }
    : null;
};

const notMapped = ({ row }: Attribute): Flag =>
  flag('term-not-mapped', row.place, {
    reason: 'Its term stands for none of our services, so nobody finds it by one.',
    mend: 'Add a term of the taxonomy `handoff` with link type `service`, e.g. learn.esl.',
  });
