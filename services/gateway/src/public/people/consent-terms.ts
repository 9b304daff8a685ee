import { purposes } from '@handoff/sealing';
import { z } from 'zod';

const code = z.string().min(1).max(60);

/** What a person agreed to, as REST has it. */
export const consentTerms = z.strictObject({
  recipient: code.describe("A partner's slug, or `exchange`"),
  purposes: z.array(z.enum(purposes)).min(1).max(purposes.length),
  until: z.iso.date(),
  how: z.enum(['spoken', 'signed', 'spoken-by-guardian', 'signed-by-guardian']),
  language: z.string().min(2).max(35).describe('BCP 47'),
  records: z.array(z.string().max(100)).max(20).nullable().default(null),
  interpreter: z.boolean().default(false),
  on: z.iso.date(),
});
