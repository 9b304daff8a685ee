/** A partner's own ids for streams. They may be names: kept sealed, they go back to that partner and nobody else. */
export type OwnIds = Readonly<{
  /** The newest one counts. Of an agency whose numbers repeat from term to term, with its own code of the term. */
  keep: (partner: string, subject: string, ownId: string, term?: string | null) => Promise<void>;
  /** Every subject that a partner knows by this id of its own; of a term: those of that term, or where none is, of no term. */
  subjectsOf: (partner: string, ownId: string, term?: string | null) => Promise<readonly string[]>;
  of: (partner: string, subject: string) => Promise<string | null>;
  /** Of many at once; those without one are not in it. */
  ofMany: (partner: string, subjects: readonly string[]) => Promise<ReadonlyMap<string, Named>>;
  /** The same, with the term it was given for. */
  namedBy: (partner: string, subject: string) => Promise<Named>;
  /** Every partner's. */
  forget: (subjects: readonly string[]) => Promise<void>;
}>;

export type Named = Readonly<{ localRef: string | null; term: string | null }>;
export const unnamed: Named = { localRef: null, term: null };

type Known = Readonly<{ subject: string; term: string | null }>;

/** What was linked without a term is of any; a number that is known of other terms only is another's. */
export const ofTerm = (known: readonly Known[], term: string | null): readonly string[] => {
  if (term === null) return known.map(({ subject }) => subject);
  const named = (wanted: string | null) =>
    known.filter((each) => each.term === wanted).map(({ subject }) => subject);
  const exactly = named(term);
  return exactly.length > 0 ? exactly : named(null);
};
