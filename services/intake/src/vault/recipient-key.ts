import {
  asWrapped,
  generateRecipientKey,
  type Kms,
  type RecipientKeyPair,
  type WrappedBytes,
} from '@handoff/sealing';

/** Where the wrapped pair lies. The first one kept stands, whoever races. */
export interface RecipientKeyStore {
  find(): Promise<Buffer | undefined>;
  /** Keeps `wrapped` unless there is one already; answers the one that stands. */
  keepFirst(wrapped: Buffer): Promise<Buffer>;
  /** Puts the same pair, wrapped anew, in the place of `before`, if that still stands. */
  rewrap(before: Buffer, anew: Buffer): Promise<void>;
}

const context = 'handoff recipient key';
const place = 'recipient_key';

/** The pair that intakes are sealed to, made on first use. At rest it is ciphertext under the master key. */
export const recipientKeyPair = async (store: RecipientKeyStore, kms: Kms): Promise<RecipientKeyPair> => {
  const wrapped = (await store.find()) ?? (await store.keepFirst(await wrap(kms, await made())));
  return JSON.parse((await unwrap(kms, wrapped)).toString()) as RecipientKeyPair;
};

/** Under the present master from now on, whichever wrapped it before. */
export const rewrapRecipientKey = async (store: RecipientKeyStore, kms: Kms): Promise<void> => {
  const wrapped = await store.find();
  if (!wrapped || (await isPresent(kms, wrapped))) return;
  await store.rewrap(wrapped, await wrap(kms, await unwrap(kms, wrapped)));
};

/** Which master wrapped it; none is kept yet: undefined. */
export const masterOfRecipientKey = async (store: RecipientKeyStore): Promise<string | undefined> => {
  const kept = await store.find();
  return kept && read(kept).wrapped.masterKeyId;
};

const made = async (): Promise<Buffer> => Buffer.from(JSON.stringify(await generateRecipientKey()));

const wrap = async (kms: Kms, pair: Buffer): Promise<Buffer> =>
  Buffer.from(JSON.stringify(await kms.wrap(pair, context)));

const unwrap = (kms: Kms, kept: Buffer): Promise<Buffer> => {
  const { wrapped, context: sealedIn } = read(kept);
  return kms.unwrap(wrapped, sealedIn, place);
};

const isPresent = async (kms: Kms, kept: Buffer): Promise<boolean> => {
  const { wrapped, context: sealedIn } = read(kept);
  return sealedIn === context && wrapped.masterKeyId === (await kms.keyId());
};

/** One that was kept before there was a KMS lies there as bytes, and is wrapped as it is now with the next rotation. */
const read = (kept: Buffer): Readonly<{ wrapped: WrappedBytes; context: string }> => {
  try {
    return { wrapped: JSON.parse(kept.toString()) as WrappedBytes, context };
  } catch {
    return asWrapped(kept);
  }
};
