import avro, { type Schema } from 'avsc';
import type { RecordSchema } from './avro.ts';

export type Candidate = Readonly<{ label: string; schema: RecordSchema | Schema }>;

const reads = (reader: Candidate, writer: Candidate): string | undefined => {
  try {
    const typeOf = ({ schema }: Candidate) => avro.Type.forSchema(schema as Schema);
    typeOf(reader).createResolver(typeOf(writer));
    return undefined;
  } catch (error) {
    return `${reader.label} does not read ${writer.label}: ${error instanceof Error ? error.message : String(error)}`;
  }
};

/** FULL_TRANSITIVE without a registry: every version reads what every other wrote, in both directions. */
export const incompatibilities = (versions: readonly Candidate[]): string[] =>
  versions.flatMap((reader) => versions.flatMap((writer) => reads(reader, writer) ?? []));
