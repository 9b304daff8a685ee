/** A request as it was first sent: a hash of its body, the command made of it, and that command's stream. */
export type KeptRequest = Readonly<{ body: string; command: string; subject: string }>;

/** Under one key a partner has one request, for four weeks. */
export type Requests = Readonly<{
  find: (partner: string, key: string) => Promise<KeptRequest | undefined>;
  /** What is kept under the key afterwards: this one, or the one that was first. */
  keepFirst: (partner: string, key: string, request: KeptRequest) => Promise<KeptRequest>;
  forget: (subjects: readonly string[]) => Promise<void>;
}>;
