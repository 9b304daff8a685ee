export { blindIndex } from './blind-index.ts';
export { inMemoryKeyStore } from './in-memory-key-store.ts';
export { isLost, KeyDestroyed, KeyUnknown, type SealingFault, SealBroken } from './faults.ts';
export { type KeyCache, keyCache } from './key-cache.ts';
export type { KeyStore, WrappedKey } from './key-store.ts';
export { type Keyring, keyring, type Rewrapped } from './keyring.ts';
export { kmsAfter } from './kms/after.ts';
export { fileKms } from './kms/file-kms.ts';
export { inMemoryKms } from './kms/in-memory-kms.ts';
export { KmsAway } from './kms/kms-away.ts';
export type { Kms, MasterVersion, MasterVersions, WrappedBytes } from './kms/kms.ts';
export { vaultKms } from './kms/vault-kms.ts';
export { asWrapped, openBytes, sealBytes } from './parked-bytes.ts';
export { type Purpose, purposes } from './purposes.ts';
export {
  generateRecipientKey,
  openWith,
  type RecipientKeyPair,
  type RecipientPublicKey,
  recipientKey,
  sealTo,
} from './recipient.ts';
export { type DataKey, open, type SealedValue, seal } from './seal.ts';
export {
  type MasterKey,
  newSecretKey,
  type ParkingKey,
  readSecretKey,
  type SecretKey,
  secretKey,
} from './secret-key.ts';
