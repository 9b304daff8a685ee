import {
  asWrapped,
  generateRecipientKey,
  isLost,
  type Kms,
  openWith,
  type RecipientKeyPair,
  SealBroken,
  type WrappedBytes,
} from '@handoff/sealing';

/** A pair, and since when it is the one that is sealed to (ISO 8601); null: nobody wrote it down. */
export type KeptPair = Readonly<{ wrapped: Buffer; since: string | null }>;
export type FormerPair = KeptPair & Readonly<{ id: string }>;
export type Standing = Readonly<{ since: string | null; former: readonly FormerPair[] }>;

/** Where the wrapped pairs lie: the present one, and those before it while they open. The first one kept stands, whoever races. */
export interface RecipientKeyStore {
  find(): Promise<Buffer | undefined>;
  /** Keeps `wrapped` unless there is one already; answers the one that stands. */
  keepFirst(wrapped: Buffer, since?: string): Promise<Buffer>;
  /** Puts the same pair, wrapped anew, in the place of `before`, if that still stands, as the present one or as a former. */
  rewrap(before: Buffer, anew: Buffer): Promise<void>;
  /** Since when the present one is sealed to, and the former ones in the order in which they were; undefined: there is none yet. */
  standing(): Promise<Standing | undefined>;
  /** `anew` is sealed to from now on, if `before` still was; that one becomes a former one of this id. */
  supersede(before: Buffer, anew: KeptPair, id: string): Promise<void>;
  /** For good: this former one opens nothing any more. */
  end(id: string): Promise<void>;
}

const context = 'handoff recipient key';
const place = 'recipient_key';

/** The pair that intakes are sealed to, made on first use. At rest it is ciphertext under the master key. */
export const recipientKeyPair = async (
  store: RecipientKeyStore,
  kms: Kms,
  now?: string,
): Promise<RecipientKeyPair> => {
  const wrapped = (await store.find()) ?? (await store.keepFirst(await wrap(kms, await made()), now));
  return opened(kms, wrapped);
};

/**
 * Under the present master from now on, whichever wrapped them before; a copy of the store opens with it as long as that master
 * does, also where the pair ended since. Answers the masters that are lacking: the pair of a lost one
 * hinders no other.
 */
export const rewrapRecipientKeys = async (store: RecipientKeyStore, kms: Kms): Promise<readonly string[]> => {
  const lacking: string[] = [];
  for (const wrapped of await allOf(store)) {
    if (await isPresent(kms, wrapped)) continue;
    try {
      await store.rewrap(wrapped, await wrap(kms, await unwrap(kms, wrapped)));
    } catch (error) {
      if (!isLost(error)) throw error;
      lacking.push(masterOf(wrapped));
    }
  }
  return lacking;
};

/** Which masters wrapped them. */
export const mastersOfRecipientKeys = async (store: RecipientKeyStore): Promise<readonly string[]> =>
  (await allOf(store)).map(masterOf);

/** Another pair in the place of the present one, which still opens until it is ended. */
export const supersedeRecipientKey = async (
  store: RecipientKeyStore,
  kms: Kms,
  { id, since }: Readonly<{ id: string; since: string }>,
): Promise<void> => {
  const before = await store.find();
  if (before) await store.supersede(before, { wrapped: await wrap(kms, await made()), since }, id);
};

/** What was sealed to the present pair, or to one before it that was not ended: whoever seals may have fetched that one. */
export const unsealWithRecipientKeys = async (
  store: RecipientKeyStore,
  kms: Kms,
  jwe: string,
): Promise<unknown> => {
  const present = await recipientKeyPair(store, kms);
  try {
    return await openWith(present.privateJwk, jwe);
  } catch (error) {
    if (!(error instanceof SealBroken) || error.code !== 'sealed-to-another-key') throw error;
    const { former = [] } = (await store.standing()) ?? {};
    const pairs = await Promise.all(former.map(({ wrapped }) => openedIfHeld(kms, wrapped)));
    const privateJwks = pairs.flatMap((pair) => pair?.privateJwk ?? []);
    return openWith([present.privateJwk, ...privateJwks], jwe);
  }
};

const allOf = async (store: RecipientKeyStore): Promise<readonly Buffer[]> => {
  const [present, standing] = [await store.find(), await store.standing()];
  return [...(present ? [present] : []), ...(standing?.former ?? []).map(({ wrapped }) => wrapped)];
};

const masterOf = (kept: Buffer): string => read(kept).wrapped.masterKeyId;

const opened = async (kms: Kms, kept: Buffer): Promise<RecipientKeyPair> =>
  JSON.parse((await unwrap(kms, kept)).toString()) as RecipientKeyPair;

const openedIfHeld = async (kms: Kms, kept: Buffer): Promise<RecipientKeyPair | undefined> => {
  try {
    return await opened(kms, kept);
  } catch (error) {
    if (!isLost(error)) throw error;
    return undefined;
  }
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
