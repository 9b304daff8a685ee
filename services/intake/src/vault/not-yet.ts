/** The consent is being recorded this very moment: the asker comes again and finds it. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  readonly transient = true;
  readonly code = 'consent-not-recorded-yet';
  readonly place = 'consent';

  constructor() {
    super('consent-not-recorded-yet: the consents named at intake are being recorded');
  }
}
