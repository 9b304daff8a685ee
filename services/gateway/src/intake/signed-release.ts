import { z } from 'zod';
import type { Gateway } from '../gateway.ts';

export const release = z.object({
  party: z.string().describe('Who may be told'),
  purpose: z.string(),
  records: z.array(z.string()).nullable().describe('The records named, in plain words'),
  signedOn: z.iso.date(),
  enteredOn: z.iso.date().nullable().describe('When it was entered here: a paper may have lain for a while'),
  until: z.iso.date(),
  language: z.string().describe('In which it was explained'),
  interpreter: z.boolean(),
});

const answer = z.object({ release: release.nullable() });

/** The release of a student's progress to a party, as it was signed; null: none is, or it has ended. */
export const signedRelease = async (
  { call }: Pick<Gateway, 'call'>,
  whom: Readonly<{ personId: string; party: string }>,
): Promise<z.infer<typeof release> | null> =>
  answer.parse((await call('intake').post('/internal/consent/release', whom)).body).release;
