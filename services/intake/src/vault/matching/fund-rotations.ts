export type FundRotation = Readonly<{
  fund: string;
  /** The operator's, such as `2027-01`. */
  name: string;
  /** Which of the fund's keys it ends. */
  generation: number;
}>;

/** Which key each rotation of a fund ends, kept before it does: by the same name it goes on, and ends no other. */
export interface FundRotations {
  /** Answers the generation that this name ends: the one it was begun with first. */
  begin(rotation: FundRotation): Promise<number>;
}
