import { type RecordInfo, records } from '@handoff/schemas';

/** Records that travel by themselves. Shared types stand inside them, so each subject stands alone. */
export const wireRecords: readonly RecordInfo[] = [...records.values()].filter(
  ({ kind }) => kind !== 'shared',
);

export const subjectOf = ({ name }: RecordInfo): string => name;

export const schemaInfoOf = ({ schema }: RecordInfo): { schemaType: 'AVRO'; schema: string } => ({
  schemaType: 'AVRO',
  schema: JSON.stringify(schema),
});
