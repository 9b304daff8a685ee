import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { hashToken } from '@handoff/http';
import type { Gateway } from '../gateway.ts';
import type { LetIn } from '../register/sign-in-starts.ts';
import { isHere, type Member } from './member.ts';
import { noteAccess } from './note-act.ts';
import { mayComeIn } from './operator-people.ts';
import { emailOf } from './sign-in.ts';
import { turnedAwayAtSignIn } from './turned-away.ts';

type Parts = Pick<Gateway, 'register' | 'now' | 'audit' | 'turnAway'>;

/** From one window to the other: whoever comes later begins again. */
export const codeLifeMs = 60_000;

/** A code for the command line that keeps the verifier of this challenge; it stands in an address, and opens nothing by itself. */
export const letIn = async (
  { register, now }: Pick<Parts, 'register' | 'now'>,
  member: Member,
  challenge: string,
): Promise<string> => {
  const code = randomBytes(32).toString('base64url');
  const hash = hashToken(code);
  await register.signInStarts.keep({
    kind: 'let-in',
    hash,
    member: member.id,
    challenge,
    madeAt: now(),
  });
  return code;
};

export type Shown = Readonly<{ code: string; verifier: string; email: string }>;

/** Who let this command line in. The code is over with the first that shows it, right or wrong. */
export const comeByCode = async (gateway: Parts, shown: Shown): Promise<Member | undefined> => {
  const kept = await gateway.register.signInStarts.take(hashToken(shown.code));
  const member = kept?.kind === 'let-in' ? await whoLetIn(gateway, kept, shown) : undefined;
  if (member) await noteAccess(gateway, member, 'signed-in', 'allowed', 'command-line');
  else await turnedAwayAtSignIn(gateway, 'command-line-code');
  return member;
};

const whoLetIn = async (
  { register, now }: Parts,
  { madeAt, challenge, member: id }: LetIn,
  { verifier, email }: Shown,
): Promise<Member | undefined> => {
  if (Date.parse(now()) - Date.parse(madeAt) > codeLifeMs || !isOf(verifier, challenge)) return undefined;
  const member = await register.staff.find(id);
  if (!member || !isHere(member) || !(await mayComeIn({ register }, member.slug))) return undefined;
  // Whoever else signs in at that browser does not become who the command line says it is.
  return member.email === emailOf(email) ? member : undefined;
};

/** RFC 7636, 4.6. */
const isOf = (verifier: string, challenge: string): boolean => {
  const computed = Buffer.from(createHash('sha256').update(verifier).digest('base64url'));
  const said = Buffer.from(challenge);
  return computed.length === said.length && timingSafeEqual(computed, said);
};
