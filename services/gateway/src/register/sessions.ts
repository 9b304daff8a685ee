/** A browser in which somebody signed in, known by the hash of what its cookie says. */
export type Session = Readonly<{ hash: string; member: string; madeAt: string; usedAt: string }>;

export type Sessions = Readonly<{
  add: (session: Session) => Promise<void>;
  find: (hash: string) => Promise<Session | undefined>;
  used: (hash: string, at: string) => Promise<void>;
  end: (hash: string) => Promise<void>;
  /** Every one of this member of staff; says how many. */
  endAll: (member: string) => Promise<number>;
}>;

/** After this many days the database forgets one by itself; it has long since ended. */
export const sessionDays = 2;
