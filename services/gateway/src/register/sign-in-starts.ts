/** What a command line asked for that listens on the loopback of its own machine (RFC 8252, 7.3), and keeps the verifier (RFC 7636). */
export type CommandLineAsks = Readonly<{ port: number; challenge: string; state: string }>;

/** A sign-in that was sent to the issuer and has not come back. */
export type GoneToIssuer = Readonly<{
  kind: 'gone-to-issuer';
  hash: string;
  state: string;
  nonce: string;
  verifier: string;
  madeAt: string;
  /** Whoever began there goes on there. */
  asked?: CommandLineAsks;
}>;

/** Somebody let the command line in that keeps the verifier of this challenge, which has not come yet. */
export type LetIn = Readonly<{
  kind: 'let-in';
  hash: string;
  member: string;
  challenge: string;
  madeAt: string;
}>;

/** What of a sign-in is under way, each by a token that counts once. */
export type SignInStart = GoneToIssuer | LetIn;

export type SignInStarts = Readonly<{
  keep: (start: SignInStart) => Promise<void>;
  /** Once: what came back twice is somebody else's. */
  take: (hash: string) => Promise<SignInStart | undefined>;
}>;

export const startDays = 2;
