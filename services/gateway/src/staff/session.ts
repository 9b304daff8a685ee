import { randomBytes } from 'node:crypto';
import { hashToken } from '@handoff/http';
import type { Gateway } from '../gateway.ts';
import { isHere, type Member } from './member.ts';
import { mayComeIn } from './operator-people.ts';

type Parts = Pick<Gateway, 'register' | 'now'>;

const minute = 60_000;
/** A working day at most, and half an hour without a request (ASVS 7.3). */
export const sessionLifeMs = 12 * 60 * minute;
const idleMs = 30 * minute;

/** The token is the cookie's alone: here its hash is kept. */
export const openSession = async ({ register, now }: Parts, member: Member): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  const at = now();
  await register.sessions.add({ hash: hashToken(token), member: member.id, madeAt: at, usedAt: at });
  return token;
};

export const endSession = ({ register }: Parts, token: string): Promise<void> =>
  register.sessions.end(hashToken(token));

/** Whose session this is, asked anew each time: who left, or whose agency paused, is out with the next request. */
export const memberOf = async ({ register, now }: Parts, token: string): Promise<Member | undefined> => {
  const hash = hashToken(token);
  const session = await register.sessions.find(hash);
  if (!session) return undefined;
  const at = now();
  const since = (instant: string): number => Date.parse(at) - Date.parse(instant);
  if (since(session.madeAt) > sessionLifeMs || since(session.usedAt) > idleMs) {
    await register.sessions.end(hash);
    return undefined;
  }
  const member = await register.staff.find(session.member);
  if (!member || !isHere(member) || !(await mayComeIn({ register }, member.slug))) return undefined;
  if (since(session.usedAt) > minute) await register.sessions.used(hash, at);
  return member;
};
