import { decrypt, encrypt } from './aes-gcm.ts';
import type { WrappedKey } from './key-store.ts';
import type { DataKey } from './seal.ts';
import type { MasterKey } from './secret-key.ts';
import { context, toBytes, toText } from './text.ts';

const contextOf = ({ keyId, personId, purpose }: Pick<DataKey, 'keyId' | 'personId' | 'purpose'>) =>
  context(keyId, personId, purpose);

/** Whoever can write to the key store still can't hand one person's key out as another's. */
export const wrap = (master: MasterKey, dataKey: DataKey): WrappedKey => {
  const { nonce, ciphertext, tag } = encrypt(master.key, dataKey.key, contextOf(dataKey));
  return {
    keyId: dataKey.keyId,
    personId: dataKey.personId,
    purpose: dataKey.purpose,
    masterKeyId: master.id,
    nonce: toText(nonce),
    ciphertext: toText(ciphertext),
    tag: toText(tag),
  };
};

export const unwrap = (master: MasterKey, wrapped: WrappedKey): DataKey => {
  const { keyId, personId, purpose } = wrapped;
  const box = {
    nonce: toBytes(wrapped.nonce, keyId),
    ciphertext: toBytes(wrapped.ciphertext, keyId),
    tag: toBytes(wrapped.tag, keyId),
  };
  return { keyId, personId, purpose, key: decrypt(master.key, box, contextOf(wrapped), keyId) };
};
