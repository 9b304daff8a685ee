import { z } from 'zod';
import type { Gateway } from '../gateway.ts';

const warning = {
  code: 'may-begin-participation',
  reason:
    'A referral by a one-stop can make the person a participant: it may begin a period of participation, move the exit, and put the person in the denominator.',
  mend: 'Whether it did is yours to say, in your own system of record. Here it counts only once you report the enrollment.',
  source: 'TAC-17-01, Attachment VII, Table A',
} as const;

export const mayBeginParticipation = z
  .object({ code: z.string(), reason: z.string(), mend: z.string(), source: z.string() })
  .optional()
  .describe('To a one-stop alone, where it refers: what the referral may set off');

/**
 * What a one-stop is told while it refers. TAC-17-01, Attachment VII, Table A: "provision of referrals and associated
 * coordination" and "referral to supportive services" trigger participation there; a referral by any other agency does not.
 */
export const warningFor = async (
  { register }: Pick<Gateway, 'register'>,
  referrer: string,
): Promise<{ warning?: typeof warning }> =>
  (await register.partners.find(referrer))?.kind === 'one-stop' ? { warning } : {};
