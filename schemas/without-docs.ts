import type { RecordSchema } from './avro.ts';

/** What a reader depends on, as text: everything but docs and names of code lists, which may be bettered at any time. */
export const withoutDocs = (schema: RecordSchema): string =>
  JSON.stringify(schema, (key, value: unknown) => (key === 'doc' || key === 'codeList' ? undefined : value));
