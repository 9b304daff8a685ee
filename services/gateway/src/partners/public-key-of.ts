import type { RecipientPublicKey } from '@handoff/sealing';
import type { Gateway } from '../gateway.ts';

/** The key a partner opens sealed messages with; undefined for one that fetches instead. */
export const publicKeyOf = async (
  { register }: Pick<Gateway, 'register'>,
  slug: string,
): Promise<RecipientPublicKey | undefined> => {
  const publicKey = (await register.partners.find(slug))?.publicKey;
  return publicKey ? (JSON.parse(publicKey) as RecipientPublicKey) : undefined;
};
