/** How often a sign-in failed, by the hash of the address: the same whether anybody has that address. */
export type SignInTries = Readonly<{
  failed: (key: string, at: string) => Promise<void>;
  /** When it failed last, newest first, the last ten at most. */
  of: (key: string) => Promise<readonly string[]>;
  clear: (key: string) => Promise<void>;
}>;

export const triesKept = 10;
export const tryDays = 2;
