import avro from 'avsc';

const day = 86_400_000;
const { LogicalType } = avro.types;

/** `date`: days since 1970 on the wire, '2027-01-11' here. */
class IsoDate extends LogicalType {
  override _fromValue(days: number): string {
    return new Date(days * day).toISOString().slice(0, 10);
  }
  override _toValue(text: string): number {
    return Date.parse(`${text}T00:00:00Z`) / day;
  }
}

/** `timestamp-millis`: milliseconds since 1970 on the wire, an ISO instant here. */
class IsoInstant extends LogicalType {
  override _fromValue(milliseconds: number): string {
    return new Date(milliseconds).toISOString();
  }
  override _toValue(text: string): number {
    return Date.parse(text);
  }
}

/** A schema of the registry, ready to write and read. Unions of the contract are all "null or": never wrapped. */
export const avroType = (schema: string): avro.Type =>
  avro.Type.forSchema(JSON.parse(schema) as avro.Schema, {
    logicalTypes: { date: IsoDate, 'timestamp-millis': IsoInstant },
    wrapUnions: 'never',
  });
