/** What is wrong with a case, where, and what to do about it. */
export class CaseMistake extends Error {
  override readonly name = 'CaseMistake';
  readonly code: string;
  readonly place: string;
  readonly reason: string;
  readonly mend: string;

  constructor(code: string, place: string, reason: string, mend: string) {
    super(`${code} at ${place}: ${reason} ${mend}`);
    this.code = code;
    this.place = place;
    this.reason = reason;
    this.mend = mend;
  }
}
