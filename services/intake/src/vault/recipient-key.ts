import {
  generateRecipientKey,
  type MasterKey,
  openBytes,
  type RecipientKeyPair,
  sealBytes,
} from '@handoff/sealing';

/** Where the wrapped pair lies. The first one kept stands, whoever races. */
export interface RecipientKeyStore {
  find(): Promise<Buffer | undefined>;
  /** Keeps `wrapped` unless there is one already; answers the one that stands. */
  keepFirst(wrapped: Buffer): Promise<Buffer>;
  /** Puts the same pair, wrapped anew, in the place of `before`, if that still stands. */
  rewrap(before: Buffer, anew: Buffer): Promise<void>;
}

/** The pair that intakes are sealed to, made on first use. At rest it is ciphertext under the master key. */
export const recipientKeyPair = async (
  store: RecipientKeyStore,
  master: MasterKey,
  former: readonly MasterKey[],
): Promise<RecipientKeyPair> => {
  const wrapped = (await store.find()) ?? (await store.keepFirst(wrap(master, await generateRecipientKey())));
  return JSON.parse(openBytes([master, ...former], wrapped).toString()) as RecipientKeyPair;
};

/** Under the present master from now on, whichever wrapped it before. */
export const rewrapRecipientKey = async (
  store: RecipientKeyStore,
  master: MasterKey,
  former: readonly MasterKey[],
): Promise<void> => {
  const wrapped = await store.find();
  if (wrapped) await store.rewrap(wrapped, sealBytes(master, openBytes([master, ...former], wrapped)));
};

const wrap = (master: MasterKey, pair: RecipientKeyPair): Buffer =>
  sealBytes(master, Buffer.from(JSON.stringify(pair)));
