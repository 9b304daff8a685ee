export type UndecodableCode =
  | 'truncated'
  | 'wrong-magic-byte'
  | 'unknown-schema-id'
  | 'not-our-record'
  | 'not-expected-here'
  | 'incompatible-schema'
  | 'does-not-decode';

type Detail = Readonly<{ place: string; reason: string; mend: string; cause?: unknown }>;

/** Bytes that will never decode here, however often they are tried. The reason holds no content of the message. */
export class Undecodable extends Error {
  override readonly name = 'Undecodable';
  readonly code: UndecodableCode;
  readonly place: string;
  readonly reason: string;
  readonly mend: string;

  constructor(code: UndecodableCode, { place, reason, mend, cause }: Detail) {
    super(`${code}: ${reason}`, { cause });
    this.code = code;
    this.place = place;
    this.reason = reason;
    this.mend = mend;
  }
}

/** A value that its record does not allow; `place` is the path of the first misfit. The value itself is not repeated. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';
  readonly code = 'does-not-fit-schema';
  readonly record: string;
  readonly place: string;
  readonly reason: string;
  readonly mend: string;

  constructor(record: string, { place, reason, mend }: Detail) {
    super(`does-not-fit-schema: ${record} at ${place}: ${reason}`);
    this.record = record;
    this.place = place;
    this.reason = reason;
    this.mend = mend;
  }
}
