import { z } from 'zod';
import type { Desk } from '../disk/desk.ts';
import type { Door } from '../http/door.ts';
import type { Tell } from './ask.ts';
import { acceptFromLine } from './moves.ts';

const listSchema = z.object({
  referrals: z.array(z.looseObject({ referral: z.string(), role: z.string() })),
});

type Options = Readonly<{ door: Door; tell: Tell; desk: Desk }>;

/** Those in line, in the order they came; who finds no place even now is told so. */
export const admitFromLine = async ({ door, tell, desk }: Options): Promise<void> => {
  const { text } = await door.ask({ path: '/v1/referrals?status=waitlisted&limit=200' });
  const waiting = listSchema.parse(JSON.parse(text)).referrals.filter(({ role }) => role === 'receiver');
  const inOrder = waiting.toSorted(
    (one, other) => desk.numberOf(one.referral) - desk.numberOf(other.referral),
  );
  for (const { referral } of inOrder) await tell(referral, acceptFromLine);
};
