/** Something that is on its way was not here yet: whoever asked comes again. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  readonly transient = true;
  readonly code: string;

  constructor(code: string, reason: string) {
    super(`${code}: ${reason}`);
    this.code = code;
  }
}
