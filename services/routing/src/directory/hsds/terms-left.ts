import { type Finding, notCarried } from '../../translate/finding.ts';
import { type Attribute, attributeIn } from './attribute.ts';
import type { Indexed } from './index-tables.ts';
import { rowsOf } from './tables.ts';
import { isAboutPeople, isOpenEligibility, ourTaxonomy } from './taxonomy.ts';

/** Terms that are not kept: who the people are who come there, and the words of other taxonomies. */
export const termsLeftIn = (index: Indexed): readonly Finding[] => {
  const all = rowsOf(index.all, 'attributes').map(attributeIn(index));
  const foreign = all.filter(
    ({ taxonomy }) => taxonomy !== '' && taxonomy !== ourTaxonomy && !isOpenEligibility(taxonomy),
  );
  return [
    ...all
      .filter(({ taxonomy, code }) => isOpenEligibility(taxonomy) && isAboutPeople(code))
      .map(aboutPeople),
    ...[...Map.groupBy(foreign, ({ taxonomy }) => taxonomy)].map(otherTaxonomy),
  ];
};

/** Papers, record, health: they say who somebody is who comes there. */
const aboutPeople = ({ row }: Attribute): Finding =>
  notCarried('term-about-people', row.place, {
    reason: 'The term says something about the people who come, not about the service.',
    mend: 'Say in plain words whom the service is for (eligibility_description).',
  });

const otherTaxonomy = ([taxonomy, terms]: readonly [string, readonly Attribute[]]): Finding =>
  notCarried('other-taxonomy', `attributes.csv ${taxonomy}`, {
    reason: `Its terms are not read; ${terms.length} ${terms.length === 1 ? 'row has' : 'rows have'} one.`,
    mend: 'Add a term of the taxonomy `handoff` or of Open Eligibility beside it.',
  });
