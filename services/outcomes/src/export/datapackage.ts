import type { Column, Filled } from './table.ts';

export type Resource = Readonly<{ filled: Filled; path: string; sha256: string }>;
type About = Readonly<{
  id: string;
  digest: string;
  created: string;
  asOf: string;
  audience: string;
  doc: string;
}>;

const profile = 'https://datapackage.org/profiles/2.0';
// The second is how readers of Parquet by way of pandas say of a whole number that it is not there.
const missingValues = ['', 'nan'];

/** Data Package 2.0 (datapackage.org): what the files hold, column by column, and by which bytes they are known. */
export const datapackage = (about: About, resources: readonly Resource[]): object => ({
  $schema: `${profile}/datapackage.json`,
  name: 'handoff-outcomes',
  id: about.id,
  title: 'Outcomes of referrals',
  description: about.doc,
  created: about.created,
  audience: about.audience,
  asOf: about.asOf,
  digest: `sha256:${about.digest}`,
  resources: resources.map(({ filled: { table, rows }, path, sha256 }) => ({
    name: table.name,
    type: 'table',
    description: table.doc,
    path,
    format: 'parquet',
    mediatype: 'application/vnd.apache.parquet',
    hash: `sha256:${sha256}`,
    rows: rows.length,
    schema: {
      $schema: `${profile}/tableschema.json`,
      fields: table.columns.map((column) => fieldOf(table.name, column)),
      primaryKey: table.key,
      missingValues,
    },
  })),
});

const fieldOf = (table: string, { name, type, doc, required }: Column) => {
  if (doc.trim() === '')
    throw new Error(`${table}.${name} has no doc: a column that says nothing is not exported`);
  return { name, type, description: doc, ...(required ? { constraints: { required: true } } : {}) };
};
