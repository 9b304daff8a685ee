import type { WrappedKey } from './key-store.ts';
import type { Kms } from './kms/kms.ts';
import type { DataKey } from './seal.ts';
import { context } from './text.ts';

const contextOf = ({ keyId, personId, purpose }: Pick<DataKey, 'keyId' | 'personId' | 'purpose'>) =>
  context(keyId, personId, purpose);

/** Whoever can write to the key store still can't hand one person's key out as another's. */
export const wrap = async (kms: Kms, dataKey: DataKey): Promise<WrappedKey> => {
  const { keyId, personId, purpose, key } = dataKey;
  return { keyId, personId, purpose, ...(await kms.wrap(key, contextOf(dataKey))) };
};

export const unwrap = async (kms: Kms, wrapped: WrappedKey): Promise<DataKey> => {
  const { keyId, personId, purpose } = wrapped;
  return { keyId, personId, purpose, key: await kms.unwrap(wrapped, contextOf(wrapped), keyId) };
};
