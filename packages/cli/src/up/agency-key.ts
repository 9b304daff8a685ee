import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { generateRecipientKey, type RecipientKeyPair, type RecipientPublicKey } from '@handoff/sealing';

/**
 * The public half of an agency's own key. A real agency makes its key itself and registers the public half; in the
 * sample network both lie in its folder.
 */
export const agencyKey = async (file: string): Promise<RecipientPublicKey> => {
  if (!existsSync(file)) {
    const pair = await generateRecipientKey();
    writeFileSync(file, `${JSON.stringify(pair, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }
  return (JSON.parse(readFileSync(file, 'utf8')) as RecipientKeyPair).publicJwk;
};
