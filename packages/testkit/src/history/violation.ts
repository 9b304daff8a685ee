/** A promise that was broken, by whom or what, and how. */
export type Violation = Readonly<{ invariant: string; subject: string; says: string }>;

/** The violations of one invariant, collected by the functions that look for them. */
export const violationsOf =
  (invariant: string) =>
  (subject: string, says: string): Violation => ({ invariant, subject, says });
