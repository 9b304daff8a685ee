/** A sign-in that was sent to the issuer and has not come back. */
export type SignInStart = Readonly<{
  hash: string;
  state: string;
  nonce: string;
  verifier: string;
  madeAt: string;
}>;

export type SignInStarts = Readonly<{
  keep: (start: SignInStart) => Promise<void>;
  /** Once: what came back twice is somebody else's. */
  take: (hash: string) => Promise<SignInStart | undefined>;
}>;

export const startDays = 2;
