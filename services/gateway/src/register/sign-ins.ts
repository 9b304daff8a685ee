/** Somebody on a sign-in sheet who was not asked for consent: a way to reach them, and nothing more. */
export type SignInContact = Readonly<{
  /** The agency's own number. */
  localRef: string;
  name: string;
  contacts: readonly Readonly<{ kind: string; value: string }>[];
  language: string | null;
  needs: readonly string[];
}>;

export type KeptSignIn = SignInContact & Readonly<{ goneOn: string }>;

/** Each agency's own, and nobody else's. After thirty days a line is not there any more, by the database's time. */
export type SignIns = Readonly<{
  /** The newest words count; the days go on from the first. */
  keep: (partner: string, contact: SignInContact) => Promise<void>;
  of: (partner: string) => Promise<readonly KeptSignIn[]>;
  /** Whether there was one. */
  remove: (partner: string, localRef: string) => Promise<boolean>;
}>;

export const keptDays = 30;
const dayMs = 86_400_000;

export const goneOn = (keptAtMs: number): string =>
  new Date(keptAtMs + keptDays * dayMs).toISOString().slice(0, 10);
export const isGone = (keptAtMs: number, nowMs: number): boolean => nowMs - keptAtMs >= keptDays * dayMs;
