import type { Context } from '@handoff/host';
import { RefusedByPeer } from '@handoff/http';
import type { DataKey, Purpose } from '@handoff/sealing';
import { z } from 'zod';

type ToOpen = Readonly<{ use: 'open'; keyId: string }>;
type ToSeal = Readonly<{ use: 'seal' }>;
type Loan = Readonly<{ personId: string; purpose: Purpose; reason: string }> & (ToOpen | ToSeal);

/** The two refusals that are part of life: consent may come back with its own event, a destroyed key never does. */
export type NoKey = 'consent-not-live' | 'key-destroyed';

const lent = z.object({ keyId: z.string(), key: z.base64url() });

/**
 * A key of intake's, for the time of one screening. Intake away is an outage and the event comes again; any other
 * refusal is a fault of ours and parks the event.
 */
export const borrowKey = async (call: Context['call'], loan: Loan): Promise<DataKey | NoKey> => {
  const { personId, purpose } = loan;
  try {
    const { body } = await call('intake').post('/internal/keys', { ...loan, recipient: 'exchange' });
    const { keyId, key } = lent.parse(body);
    return { keyId, personId, purpose, key: Buffer.from(key, 'base64url') };
  } catch (error) {
    if (error instanceof RefusedByPeer && isNoKey(error.code)) return error.code;
    throw error;
  }
};

const isNoKey = (code: string): code is NoKey => code === 'consent-not-live' || code === 'key-destroyed';
