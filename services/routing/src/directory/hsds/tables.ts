/** One row of one table, wherever it stood: a line of a CSV file, or an object in a JSON document. */
export type Row = Readonly<{ place: string; cells: Readonly<Record<string, unknown>> }>;
export type Tables = ReadonlyMap<TableName, readonly Row[]>;

type Table = Readonly<{
  /** As the datapackage names the file. */
  file: string;
  /** In `attribute.link_entity`. */
  entity: string;
  /** What a listing takes; every other column that holds something is reported. */
  carried: readonly string[];
  deprecated?: readonly string[];
  /** Key in a JSON document → the table below it, and the column that names the one above. */
  below?: Readonly<Record<string, readonly [table: string, column: string]>>;
  /** Key in a JSON document → the table of the single object there, and our column that names it. */
  beside?: Readonly<Record<string, readonly [table: string, column: string]>>;
}>;

const attributes = { attributes: ['attributes', 'link_id'] } as const;
const reachable = { phones: ['phones', ''], contacts: ['contacts', ''], ...attributes } as const;
const withId = (column: string, below: Readonly<Record<string, readonly [string, string]>>) =>
  Object.fromEntries(
    Object.entries(below).map(([key, [table, named]]) => [
      key,
      [table, named === '' ? column : named] as const,
    ]),
  );

/**
 * HSDS 3.0 and 3.1 (openreferral/specification, CC BY-SA 4.0): which tables there are, how a JSON document nests
 * them, and what of each a listing carries.
 */
export const tables = {
  services: {
    file: 'services.csv',
    entity: 'service',
    carried: [
      'id',
      'organization_id',
      'name',
      'description',
      'url',
      'email',
      'status',
      'interpretation_services',
      'application_process',
      'fees_description',
      'fees',
      'eligibility_description',
      'minimum_age',
      'maximum_age',
      'assured_date',
      'alert',
    ],
    deprecated: ['wait_time', 'fees', 'licenses'],
    below: withId('service_id', {
      ...reachable,
      schedules: ['schedules', ''],
      service_areas: ['service_areas', ''],
      service_at_locations: ['service_at_locations', ''],
      languages: ['languages', ''],
      cost_options: ['cost_options', ''],
      required_documents: ['required_documents', ''],
      capacities: ['capacities', ''],
      funding: ['funding', ''],
      additional_urls: ['urls', ''],
    }),
    beside: { organization: ['organizations', 'organization_id'], program: ['programs', 'program_id'] },
  },
  organizations: {
    file: 'organizations.csv',
    entity: 'organization',
    carried: ['id', 'name', 'email', 'website'],
    deprecated: ['tax_status', 'tax_id'],
    below: withId('organization_id', {
      ...reachable,
      services: ['services', ''],
      locations: ['locations', ''],
      programs: ['programs', ''],
      funding: ['funding', ''],
      organization_identifiers: ['organization_identifiers', ''],
      additional_websites: ['urls', ''],
    }),
  },
  locations: {
    file: 'locations.csv',
    entity: 'location',
    carried: ['id', 'location_type', 'organization_id', 'transportation', 'latitude', 'longitude'],
    below: withId('location_id', {
      ...reachable,
      languages: ['languages', ''],
      addresses: ['addresses', ''],
      accessibility: ['accessibility', ''],
      schedules: ['schedules', ''],
    }),
  },
  service_at_locations: {
    file: 'service_at_location.csv',
    entity: 'service_at_location',
    carried: ['id', 'service_id', 'location_id'],
    below: withId('service_at_location_id', {
      ...reachable,
      schedules: ['schedules', ''],
      service_areas: ['service_areas', ''],
    }),
    beside: { location: ['locations', 'location_id'], service: ['services', 'service_id'] },
  },
  schedules: {
    file: 'schedules.csv',
    entity: 'schedule',
    carried: [
      'id',
      'service_id',
      'location_id',
      'service_at_location_id',
      'valid_from',
      'valid_to',
      'dtstart',
      'until',
      'freq',
      'interval',
      'count',
      'byday',
      'bymonthday',
      'byweekno',
      'opens_at',
      'closes_at',
      'attending_type',
      'description',
    ],
  },
  languages: {
    file: 'languages.csv',
    entity: 'language',
    carried: ['id', 'service_id', 'location_id', 'name', 'code'],
  },
  addresses: {
    file: 'addresses.csv',
    entity: 'address',
    carried: [
      'id',
      'location_id',
      'address_1',
      'city',
      'state_province',
      'postal_code',
      'address_type',
      'country',
    ],
  },
  accessibility: {
    file: 'accessibility.csv',
    entity: 'accessibility',
    carried: ['id', 'location_id', 'description', 'details'],
  },
  cost_options: {
    file: 'cost_options.csv',
    entity: 'cost_option',
    carried: ['id', 'service_id', 'option', 'currency', 'amount', 'amount_description'],
  },
  required_documents: {
    file: 'required_documents.csv',
    entity: 'required_document',
    carried: ['id', 'service_id', 'document'],
  },
  service_areas: {
    file: 'service_areas.csv',
    entity: 'service_area',
    carried: ['id', 'service_id', 'service_at_location_id', 'name'],
  },
  capacities: {
    file: 'service_capacity.csv',
    entity: 'service_capacity',
    carried: ['id', 'service_id', 'unit', 'unit_id', 'available', 'maximum', 'updated'],
    beside: { unit: ['units', 'unit_id'] },
  },
  units: { file: 'units.csv', entity: 'unit', carried: ['id', 'name'] },
  phones: {
    file: 'phones.csv',
    entity: 'phone',
    carried: [
      'id',
      'service_id',
      'location_id',
      'organization_id',
      'service_at_location_id',
      'number',
      'extension',
      'type',
    ],
    below: withId('phone_id', { languages: ['languages', ''] }),
  },
  attributes: {
    file: 'attributes.csv',
    entity: 'attribute',
    carried: ['id', 'link_id', 'link_entity', 'link_type', 'value', 'taxonomy_term_id'],
    beside: { taxonomy_term: ['taxonomy_terms', 'taxonomy_term_id'] },
  },
  taxonomy_terms: {
    file: 'taxonomy_terms.csv',
    entity: 'taxonomy_term',
    carried: ['id', 'code', 'name', 'taxonomy', 'taxonomy_id', 'description', 'term_uri'],
    beside: { taxonomy_detail: ['taxonomies', 'taxonomy_id'] },
  },
  taxonomies: { file: 'taxonomies.csv', entity: 'taxonomy', carried: ['id', 'name', 'description', 'uri'] },
  contacts: { file: 'contacts.csv', entity: 'contact', carried: [] },
  programs: { file: 'programs.csv', entity: 'program', carried: [] },
  funding: { file: 'funding.csv', entity: 'funding', carried: [] },
  organization_identifiers: {
    file: 'organization_identifiers.csv',
    entity: 'organization_identifier',
    carried: [],
  },
  urls: { file: 'urls.csv', entity: 'url', carried: [] },
  metadata: { file: 'metadata.csv', entity: 'metadata', carried: [] },
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as readonly TableName[];
export const tableOf = (name: TableName): Table => tables[name];

/** A table by the name of its file; the plural and the singular are both met in the wild. */
export const tableOfFile = (file: string): TableName | undefined =>
  tableNames.find((name) => {
    const stem = file.replace(/\.csv$/, '');
    return tables[name].file === file || name === stem || tables[name].entity === stem;
  });

export const rowsOf = (all: Tables, name: TableName): readonly Row[] => all.get(name) ?? [];

/** A cell as text; nothing is nothing, however it was written. */
export const textOf = ({ cells }: Row, column: string): string | undefined => {
  const value = cells[column];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
};

export const numberOf = (row: Row, column: string): number | undefined => {
  const text = textOf(row, column);
  const value = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
};
