/** Business time: the database's own time plus an offset that only a sandbox may set. */
export type DatabaseClock = {
  /** ISO 8601, never earlier than it said before. */
  now: () => string;
  /** What the sandbox added, in milliseconds; 0 everywhere else. */
  offsetMs: () => number;
};
