import type { Context } from '@handoff/host';
import { RefusedByPeer } from '@handoff/http';
import { open } from '@handoff/sealing';
import { z } from 'zod';
import type { Screening } from '../register/register.ts';

const lent = z.object({ keyId: z.string(), key: z.base64url() });
const verdicts = z.object({
  programs: z.array(
    z.object({ program: z.string(), verdict: z.enum(['eligible', 'ineligible', 'needs_more_information']) }),
  ),
});

/** Program to "may be offered". Why not stays sealed, and so does the difference between yes and not yet. */
export type MayBeOffered = Readonly<Record<string, boolean>>;
type Opened = { mayBeOffered: MayBeOffered } | { closed: 'consent-missing' | 'key-destroyed' };

/** Borrows the key from intake's audited vault for this one look; nothing of it is kept. */
export const openVerdicts = async (
  { call }: Context,
  personId: string,
  { verdicts: sealed }: Screening,
  reason: string,
): Promise<Opened> => {
  const request = {
    personId,
    purpose: 'routing',
    keyId: sealed.keyId,
    use: 'open',
    recipient: 'exchange',
    reason,
  };
  try {
    const { body } = await call('intake').post('/internal/keys', request);
    const { keyId, key } = lent.parse(body);
    const bytes = { keyId, personId, purpose: 'routing', key: Buffer.from(key, 'base64url') } as const;
    return { mayBeOffered: read(open(bytes, 'ScreeningCompleted', sealed)) };
  } catch (error) {
    const closed = error instanceof RefusedByPeer ? closedBy[error.code] : undefined;
    if (closed) return { closed };
    throw error;
  }
};

const closedBy: Readonly<Record<string, 'consent-missing' | 'key-destroyed'>> = {
  'consent-not-live': 'consent-missing',
  'key-destroyed': 'key-destroyed',
};

const read = (plain: unknown): MayBeOffered =>
  Object.fromEntries(
    verdicts.parse(plain).programs.map(({ program, verdict }) => [program, verdict !== 'ineligible']),
  );
