export type FaultDetail = Readonly<{
  reason: string;
  mend: string;
  place?: string | undefined;
  transient?: boolean;
  cause?: unknown;
}>;

/** Whatever this package has to say to a person: a stable kebab-case code, what happened, what to do. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: string;
  readonly reason: string;
  readonly mend: string;
  readonly place: string | undefined;
  readonly transient: boolean;

  constructor(code: string, { reason, mend, place, transient = false, cause }: FaultDetail) {
    super(`${code}: ${reason}`, { cause });
    this.code = code;
    this.reason = reason;
    this.mend = mend;
    this.place = place;
    this.transient = transient;
  }
}
