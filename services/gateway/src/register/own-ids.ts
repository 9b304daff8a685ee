/** A partner's own ids for streams. They may be names: kept sealed, they go back to that partner and nobody else. */
export type OwnIds = Readonly<{
  /** The newest one counts. */
  keep: (partner: string, subject: string, ownId: string) => Promise<void>;
  /** Every subject that a partner knows by this id of its own. */
  subjectsOf: (partner: string, ownId: string) => Promise<readonly string[]>;
  of: (partner: string, subject: string) => Promise<string | null>;
  /** Every partner's. */
  forget: (subjects: readonly string[]) => Promise<void>;
}>;
