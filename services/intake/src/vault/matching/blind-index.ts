/** Somebody in the index of one fund: random ids and slugs, and tokens that say nothing without the fund's key. */
export type Entry = Readonly<{
  personId: string;
  fund: string;
  intakeId: string;
  /** The agency that took the person in. */
  agency: string;
  /** Every agency whose "no" takes it out. */
  around: readonly string[];
  /** The last day of the person's consent. */
  until: string;
  keyId: string;
  tokens: readonly string[];
}>;

/** Where entries stand, one a person and fund. */
export interface BlindIndex {
  /** In the place of what stood there. */
  put(entry: Entry): Promise<void>;
  /** What stands of a person, under every fund. */
  of(personId: string): Promise<readonly Entry[]>;
  /** Other people of the same fund that share a token with this one. */
  alike(entry: Entry): Promise<readonly Entry[]>;
  /** Some around an agency, at most `limit`. */
  around(agency: string, limit: number): Promise<readonly Entry[]>;
  /** Some of a fund that another key made, at most `limit`. */
  notUnder(fund: string, keyId: string, limit: number): Promise<readonly Entry[]>;
  /** How many there are. */
  countNotUnder(fund: string, keyId: string): Promise<number>;
  /** With a key: only what that key made. */
  drop(personId: string, fund: string, madeBy?: string): Promise<void>;
}
