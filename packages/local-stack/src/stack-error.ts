export type StackErrorCode =
  | 'no-java'
  | 'no-python'
  | 'no-maven'
  | 'corrupt-download'
  | 'download-failed'
  | 'port-in-use'
  | 'did-not-start'
  | 'already-running'
  | 'incomplete-address';

export type StackErrorDetail = Readonly<{ place: string; reason: string; mend: string }>;

/** What a newcomer meets when the backing services can't be had: what, where, why, and what to do. */
export class StackError extends Error {
  override readonly name = 'StackError';
  readonly code: StackErrorCode;
  readonly place: string;
  readonly reason: string;
  readonly mend: string;

  constructor(code: StackErrorCode, { place, reason, mend }: StackErrorDetail) {
    super(`${code} (${place}): ${reason} ${mend}`);
    this.code = code;
    this.place = place;
    this.reason = reason;
    this.mend = mend;
  }
}
