/** A service of HSDS 3 as JSON, with what a spec adds to it. */
export const serviceOf = (differing: Readonly<Record<string, unknown>> = {}) => ({
  id: 's1',
  name: 'Evening English',
  status: 'active',
  organization: { id: 'o1', name: 'Saint Brendan Parish', description: 'A parish' },
  ...differing,
});

/** An attribute, by the term of a taxonomy that stands on a row. */
export const termOf = (
  id: string,
  { taxonomy, code, linkType = 'service', value }: Readonly<Record<string, string>>,
) => ({
  id,
  link_type: linkType,
  value,
  taxonomy_term: { id: `term-${id}`, code, name: code, description: code, taxonomy },
});
