type Told = Readonly<{ place: string; reason: string; mend: string }>;

/** What an agency's system can't go on from by itself. */
export class AgencyFault extends Error {
  override readonly name = 'AgencyFault';
  readonly code: string;
  readonly told: Told;

  constructor(code: string, told: Told) {
    super(`${code} at ${told.place}: ${told.reason} ${told.mend}`);
    this.code = code;
    this.told = told;
  }
}
