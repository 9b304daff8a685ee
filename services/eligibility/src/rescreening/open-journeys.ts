/** The rules in force, and the event that published them. */
export type RulesInForce = Readonly<{ event: string; version: string; sequence: number }>;

export type DueJourney = Readonly<{ journeyId: string; intakeId: string }>;

/** Who is on a way through referrals, and under which rules each was last screened anew. No facts, no verdicts. */
export type OpenJourneys = Readonly<{
  opened: (journeyId: string, intakeId: string) => Promise<void>;
  ended: (journeyId: string) => Promise<void>;
  restarted: (journeyId: string) => Promise<void>;
  /** These rules hold from now on; the newest by sequence stays. Whoever was not screened under them is due. */
  follow: (rules: RulesInForce) => Promise<void>;
  inForce: () => Promise<RulesInForce | undefined>;
  due: (rulesEvent: string, limit: number) => Promise<readonly DueJourney[]>;
  /** How it went is kept: `rescreened` says that it was done, never what came of it. */
  settle: (journeyId: string, rulesEvent: string, how: string) => Promise<void>;
  /** Of the rules in force: how many wait, and how many were settled in which way. */
  counts: () => Promise<Readonly<{ due: number; settled: Readonly<Record<string, number>> }>>;
  rows: () => Promise<readonly object[]>;
}>;
