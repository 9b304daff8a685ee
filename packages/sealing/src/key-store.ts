import type { Purpose } from './purposes.ts';

/** A data key wrapped by a master key; `masterKeyId` says which one, so that the master can be rotated. */
export type WrappedKey = {
  keyId: string;
  personId: string;
  purpose: Purpose;
  masterKeyId: string;
  nonce: string;
  ciphertext: string;
  tag: string;
  /** The rotation that made it; absent: it is the first of its purpose. */
  rotation?: string;
};

/**
 * Where wrapped keys live. What an adapter must hold, proven by `@handoff/sealing/conformance`:
 * one key a person and purpose even when two writers race, and one more a rotation; `destroy` beats every `keep`, also one under way.
 * One document a person gives both by a single compare-and-set.
 */
export interface KeyStore {
  /** Keeps `candidate` unless one is there already; answers the one that stands. */
  keep(candidate: WrappedKey): Promise<WrappedKey | 'destroyed'>;
  current(personId: string, purpose: Purpose): Promise<WrappedKey | 'destroyed' | undefined>;
  find(keyId: string): Promise<WrappedKey | 'destroyed' | undefined>;
  /** Some that this master wrapped, at most `limit`. */
  wrappedBy(masterKeyId: string, limit: number): Promise<readonly WrappedKey[]>;
  /** Ids of the masters that wrapped what is kept, each once. */
  masters(): Promise<readonly string[]>;
  /** Puts the same key, wrapped anew, in the place of `before`. False: it is no longer there, destroyed perhaps. */
  rewrap(before: WrappedKey, anew: WrappedKey): Promise<boolean>;
  /**
   * Seals from now on in the place of the one that does; what that one sealed still opens. False: one of this rotation stands already,
   * or there is none to supersede, or the person is destroyed.
   */
  supersede(candidate: WrappedKey & { rotation: string }): Promise<boolean>;
  /** People with keys who have not been through this rotation, at most `limit`. Owners of keys who are no people are left alone. */
  toRotate(rotation: string, limit: number): Promise<readonly string[]>;
  /** This person has been through it, whatever other they go through later. */
  rotated(personId: string, rotation: string): Promise<void>;
  /** How many have not. */
  leftToRotate(rotation: string): Promise<number>;
  /** Deletes every wrapped key, remembers their ids and that no new one may come. Answers how many went. */
  destroy(personId: string): Promise<number>;
}
