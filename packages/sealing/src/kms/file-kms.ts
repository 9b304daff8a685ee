import { decrypt, encrypt } from '../aes-gcm.ts';
import { KeyUnknown, unusableKey } from '../faults.ts';
import type { MasterKey } from '../secret-key.ts';
import { toBytes, toText } from '../text.ts';
import type { Kms } from './kms.ts';

/** The master key in this process, read from a file. `former` masters still open what they wrapped. */
export const fileKms = (master: MasterKey, former: readonly MasterKey[] = []): Kms => {
  const masters = new Map([...former, master].map((each) => [each.id, each]));
  return {
    keyId: async () => master.id,
    knows: (masterKeyId) => masters.has(masterKeyId),
    wrap: async (plaintext, context) => {
      const { nonce, ciphertext, tag } = encrypt(master.key, plaintext, context);
      return {
        masterKeyId: master.id,
        nonce: toText(nonce),
        ciphertext: toText(ciphertext),
        tag: toText(tag),
      };
    },
    unwrap: async ({ masterKeyId, nonce, ciphertext, tag }, context, place) => {
      const wrappedBy = masters.get(masterKeyId);
      if (!wrappedBy) throw new KeyUnknown('master-key-unknown', masterKeyId);
      const box = {
        nonce: toBytes(nonce, place),
        ciphertext: toBytes(ciphertext, place),
        tag: toBytes(tag, place),
      };
      return decrypt(wrappedBy.key, box, context, place);
    },
    rotate: async () => {
      throw unusableKey(
        'MASTER_KEY_FILE',
        'A master key in a file is not made by the service that uses it.',
        'Make one (openssl rand -base64 32), name the old one in FORMER_MASTER_KEY_FILES, and start again.',
      );
    },
  };
};
