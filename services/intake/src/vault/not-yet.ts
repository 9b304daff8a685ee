/** What is asked for is being written this very moment: the asker comes again and finds it. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  readonly transient = true;
  readonly code: string;
  readonly place: string;

  constructor(
    code = 'consent-not-recorded-yet',
    place = 'consent',
    what = 'the consents named at intake are being recorded',
  ) {
    super(`${code}: ${what}`);
    this.code = code;
    this.place = place;
  }
}
