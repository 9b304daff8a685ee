type Told = Readonly<{
  status: number;
  code: string;
  reason: string;
  mend: string;
  place?: string | undefined;
}>;

/** The peer understood and said no: repeating it changes nothing. */
export class RefusedByPeer extends Error {
  override readonly name = 'RefusedByPeer';
  readonly status: number;
  readonly code: string;
  readonly reason: string;
  readonly mend: string;
  readonly place: string | undefined;

  constructor({ status, code, reason, mend, place }: Told) {
    super(`${code}: ${reason}`);
    this.status = status;
    this.code = code;
    this.reason = reason;
    this.mend = mend;
    this.place = place;
  }
}

/** The peer is away, slow or ill: worth repeating, with the same causation. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  readonly transient = true;
  readonly code = 'unavailable';
  readonly place: string;
  readonly reason: string;
  readonly mend = 'Try again in a moment, with the same Idempotency-Key where there is one.';

  constructor(place: string, reason: string) {
    super(reason);
    this.place = place;
    this.reason = reason;
  }
}
