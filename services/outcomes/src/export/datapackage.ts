import type { Column, Filled } from './table.ts';

export type Resource = Readonly<{ filled: Filled; path: string; bytes: number; sha256: string }>;
type About = Readonly<{
  id: string;
  digest: string;
  created: string;
  asOf: string;
  audience: string;
  doc: string;
}>;

/** Frictionless Data Package (v1): what the files hold, column by column, and by which bytes they are known. */
export const datapackage = (about: About, resources: readonly Resource[]): object => ({
  profile: 'tabular-data-package',
  name: 'handoff-outcomes',
  id: about.id,
  title: 'Outcomes of referrals',
  description: about.doc,
  created: about.created,
  audience: about.audience,
  asOf: about.asOf,
  digest: `sha256:${about.digest}`,
  resources: resources.map(({ filled: { table, rows }, path, bytes, sha256 }) => ({
    profile: 'tabular-data-resource',
    name: table.name,
    description: table.doc,
    path,
    format: 'parquet',
    mediatype: 'application/vnd.apache.parquet',
    bytes,
    hash: `sha256:${sha256}`,
    rows: rows.length,
    schema: { fields: table.columns.map((column) => fieldOf(table.name, column)), primaryKey: table.key },
  })),
});

const fieldOf = (table: string, { name, type, doc, required }: Column) => {
  if (doc.trim() === '')
    throw new Error(`${table}.${name} has no doc: a column that says nothing is not exported`);
  return { name, type, description: doc, ...(required ? { constraints: { required: true } } : {}) };
};
