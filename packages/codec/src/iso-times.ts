import avro, { type Type } from 'avsc';
import { dayMs, dayText, daysOf, instantOf, instantText } from './iso-text.ts';

/**
 * One spelling for one day or instant, so that what is decoded equals what was encoded, byte for byte in JSON:
 * anything else is refused (avsc takes `undefined` for "does not fit").
 */
const { LogicalType } = avro.types;

/** Written under another version of the record: its own day or instant is one already, a bare number becomes one. */
const asRead =
  (fromValue: (value: number) => string) =>
  (written: unknown): unknown =>
    typeof written === 'number' ? fromValue(written) : written;

/** avsc asks whether what another schema wrote can be read as this, and how; undefined: it can't. */
const resolved = (own: avro.types.LogicalType, writer: Type, fromValue: (value: number) => string) => {
  const same = writer.constructor === own.constructor;
  return same || writer.equals(own.underlyingType) ? asRead(fromValue) : undefined;
};

/** `date`: days since 1970-01-01 ↔ 'YYYY-MM-DD'. */
export class IsoDateType extends LogicalType {
  override _fromValue(days: number): string {
    return dayText(days) ?? new Date(days * dayMs).toISOString().slice(0, 10);
  }
  override _resolve(writer: Type) {
    return resolved(this, writer, (value) => this._fromValue(value));
  }
  override _toValue(day: unknown): number | undefined {
    return typeof day === 'string' && day.length === 10 ? daysOf(day) : undefined;
  }
}

/** `timestamp-millis`: milliseconds since 1970 ↔ what `Date.toISOString()` writes. */
export class IsoInstantType extends LogicalType {
  override _fromValue(ms: number): string {
    return instantText(ms) ?? new Date(ms).toISOString();
  }
  override _resolve(writer: Type) {
    return resolved(this, writer, (value) => this._fromValue(value));
  }
  override _toValue(instant: unknown): number | undefined {
    return typeof instant === 'string' && instant.length === 24 ? instantOf(instant) : undefined;
  }
}
