/** Bytes that a master key wrapped; `masterKeyId` says which one. What a KMS has no use for stays empty. */
export type WrappedBytes = Readonly<{ masterKeyId: string; nonce: string; ciphertext: string; tag: string }>;

/**
 * Who holds the master key. A file beside the service, or a key management service that never gives it out: data keys
 * go there to be wrapped and unwrapped. `context` is authenticated with the bytes, so that a wrapped key put in another's
 * place does not open. An outage is an error with `transient: true`: whoever asked comes again.
 */
export interface Kms {
  /** The master key that wraps at present. It changes with a rotation. */
  keyId(): Promise<string>;
  /** Whether this one could unwrap it: a former master, or the one before a move, is another's. */
  knows(masterKeyId: string): boolean;
  wrap(plaintext: Buffer, context: string): Promise<WrappedBytes>;
  /** `place` names what was to be opened, should it not. */
  unwrap(wrapped: WrappedBytes, context: string, place: string): Promise<Buffer>;
  /** A new version of the master key from now on; answers its id. What the former ones wrapped still opens. */
  rotate(): Promise<string>;
  /** Where whoever holds it keeps versions and ends them; absent: a hand makes and destroys it. */
  readonly versions?: MasterVersions;
}

/** `madeAt` (ISO 8601) as whoever holds it says. */
export type MasterVersion = Readonly<{ id: string; madeAt: string }>;

export interface MasterVersions {
  /** Those that still open, oldest first; the last one wraps. */
  list(): Promise<readonly MasterVersion[]>;
  /** Whether this is one of them, or was. */
  holds(masterKeyId: string): boolean;
  /** Whatever is older than this one opens nothing any more, for good. Again does nothing; cut off, again goes on. */
  endBefore(masterKeyId: string): Promise<void>;
}
