/** A partner has one token, of which only the hash is kept. */
export type Credentials = Readonly<{
  /** The former token ends here. */
  replace: (slug: string, tokenHash: string) => Promise<void>;
  ownerOf: (tokenHash: string) => Promise<string | undefined>;
}>;
