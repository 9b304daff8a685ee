import { setTimeout } from 'node:timers/promises';
import { hashToken } from '@handoff/http';
import type { Gateway } from '../gateway.ts';
import { isHere, type Member } from './member.ts';
import { noteAccess } from './note-act.ts';
import { mayComeIn } from './operator-people.ts';
import { isPassword } from './password.ts';
import { stepOf } from './second-factor.ts';
import { turnedAwayAtSignIn } from './turned-away.ts';

type Parts = Pick<Gateway, 'register' | 'now' | 'audit' | 'turnAway'>;
export type Given = Readonly<{ email: string; password: string; code: string }>;
export type SignIn =
  | Readonly<{ kind: 'in'; member: Member }>
  | Readonly<{ kind: 'refused' }>
  | Readonly<{ kind: 'wait' }>;

const windowMs = 15 * 60_000;
const mostFailures = 5;
/** Longer than it takes to look and to note whose address it was: how long an answer takes tells nobody. */
const refusedAfterMs = 1_000;

/** As people type it. */
export const emailOf = (typed: string): string => typed.trim().toLowerCase();

/**
 * One answer to everything that is wrong, and at one time: no such address, another password, another code, an agency that paused. Five
 * failures close an address for a quarter of an hour, whether anybody has it or not.
 */
export const signIn = async (gateway: Parts, given: Given): Promise<SignIn> => {
  const { register, now } = gateway;
  const begun = performance.now();
  const email = emailOf(given.email);
  const key = hashToken(`sign-in of ${email}`);
  const at = now();
  const recent = (await register.signInTries.of(key)).filter((each) => since(each, at) < windowMs);
  if (recent.length >= mostFailures) {
    await turnedAwayAtSignIn(gateway, 'too-many-failures');
    return { kind: 'wait' };
  }
  // Counted before it is judged: many tries at once are many tries.
  await register.signInTries.failed(key, at);
  const found = await register.staff.byEmail(email);
  const isRight = await isPassword(given.password, found?.secret?.password);
  const member = isRight && found ? await withCode(gateway, found, given.code) : undefined;
  if (!member) {
    if (found) await noteAccess(gateway, found, 'signed-in', 'refused', 'wrong-credentials');
    else await turnedAwayAtSignIn(gateway, 'unknown-address');
    await setTimeout(Math.max(0, refusedAfterMs - (performance.now() - begun)));
    return { kind: 'refused' };
  }
  await register.signInTries.clear(key);
  await noteAccess(gateway, member, 'signed-in', 'allowed', 'password-and-code');
  return { kind: 'in', member };
};

/** The code is used up in the same write that lets its owner in. */
const withCode = async ({ register }: Parts, found: Member, code: string): Promise<Member | undefined> => {
  const { secret } = found;
  if (!secret || !isHere(found) || !(await mayComeIn({ register }, found.slug))) return undefined;
  const lastStep = stepOf(code.replaceAll(/\s/g, ''), secret, Date.now());
  if (lastStep === undefined) return undefined;
  const member: Member = { ...found, secret: { ...secret, lastStep }, version: found.version + 1 };
  return (await register.staff.replace(member, found.version)) ? member : undefined;
};

const since = (instant: string, now: string): number => Date.parse(now) - Date.parse(instant);
