/** What keeps a command from doing its work: code, place, reason, mend. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
  readonly code: string;

  constructor(code: string, place: string, reason: string, mend: string) {
    super(`${code}\n  where  ${place}\n  why    ${reason}\n  mend   ${mend}`);
    this.code = code;
  }
}
