/** A partner has one token, of which only the hash is kept. */
export type Credentials = Readonly<{
  /** The former token ends here. */
  replace: (slug: string, tokenHash: string) => Promise<void>;
  /** Its token ends, and no other takes its place. */
  end: (slug: string) => Promise<void>;
  has: (slug: string) => Promise<boolean>;
  ownerOf: (tokenHash: string) => Promise<string | undefined>;
}>;
