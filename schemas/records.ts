import type { Schema } from 'avsc';
import type { RecordSchema } from './avro.ts';
import { inline } from './inline.ts';
import { type Kind, readSchemas } from './read-schemas.ts';
import { newestVersion } from './released.ts';

export type RecordInfo = Readonly<{
  /** Full name: `ce_type` and registry subject. */
  name: string;
  short: string;
  /** The newest released version. */
  version: number;
  /** Stands alone: shared types are written out. */
  schema: Schema;
  context: string;
  kind: Kind;
}>;

const load = (): ReadonlyMap<string, RecordInfo> => {
  const sources = readSchemas();
  const byName = new Map(sources.map(({ name, schema }) => [name, schema]));
  return new Map(
    sources.map(({ name, short, context, kind, schema }) => [
      name,
      { name, short, context, kind, version: newestVersion(short), schema: inline(schema, byName) as Schema },
    ]),
  );
};

/** A record as it may be written in an `.avsc`, with the contract's shared types written out. */
export const standAlone = (schema: RecordSchema): RecordSchema =>
  inline(schema, new Map(readSchemas().map((source) => [source.name, source.schema])));

/** Every record of the contract, by full name. */
export const records: ReadonlyMap<string, RecordInfo> = load();

const byShortName: ReadonlyMap<string, RecordInfo> = new Map(
  [...records.values()].map((record) => [record.short, record]),
);

/** A record by its full or its short name. */
export const recordNamed = (name: string): RecordInfo => {
  const found = records.get(name) ?? byShortName.get(name);
  if (!found)
    throw new Error(`no record named '${name}' under schemas/: see schemas/generated/dictionary.md`);
  return found;
};
