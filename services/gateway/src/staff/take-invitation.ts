import { hashToken } from '@handoff/http';
import type { Gateway } from '../gateway.ts';
import type { Member } from './member.ts';
import { noteAccess } from './note-act.ts';
import { mayComeIn } from './operator-people.ts';
import { hashPassword, longestPassword, shortestPassword } from './password.ts';
import { stepOf } from './second-factor.ts';
import { turnedAwayAtSignIn } from './turned-away.ts';

type Parts = Pick<Gateway, 'register' | 'now' | 'audit' | 'turnAway'>;
type Open = Member & Readonly<{ invitation: NonNullable<Member['invitation']> }>;

/** Whom this link invites; undefined: it is none, was used, or is over. */
export const invitedBy = async ({ register, now }: Parts, token: string): Promise<Open | undefined> => {
  const member = await register.staff.byInvitation(hashToken(token));
  const { invitation, status } = member ?? {};
  if (!member || !invitation || status !== 'invited' || invitation.until < now()) return undefined;
  if (!(await mayComeIn({ register }, member.slug))) return undefined;
  return { ...member, invitation };
};

export type Taken =
  | Readonly<{ kind: 'in'; member: Member }>
  | Readonly<{ kind: 'refused'; why: 'over' | 'short' | 'own-words' | 'differ' | 'code' }>;

type Given = Readonly<{ password: string; again: string; code: string }>;

/** Chooses a password and shows that the second factor works; the link ends with it. */
export const takeInvitation = async (gateway: Parts, token: string, given: Given): Promise<Taken> => {
  const invited = await invitedBy(gateway, token);
  if (!invited) {
    await turnedAwayAtSignIn(gateway, 'invitation-over');
    return { kind: 'refused', why: 'over' };
  }
  const { invitation, ...rest } = invited;
  const why = whyNot(given, invited);
  if (why) return { kind: 'refused', why };
  const { factor } = invitation;
  const lastStep = stepOf(given.code.replaceAll(/\s/g, ''), { factor, lastStep: 0 }, Date.now());
  if (lastStep === undefined) return { kind: 'refused', why: 'code' };
  const password = await hashPassword(given.password);
  const member: Member = {
    ...rest,
    status: 'active',
    secret: { password, factor, lastStep },
    version: invited.version + 1,
  };
  if (!(await gateway.register.staff.replace(member, invited.version)))
    return { kind: 'refused', why: 'over' };
  await noteAccess(gateway, member, 'took-invitation', 'allowed', 'password-and-code');
  return { kind: 'in', member };
};

/** Length alone, and not the first thing that somebody would guess (NIST SP 800-63B, 3.1.1.2). */
const whyNot = ({ password, again }: Given, { email, slug, code }: Member) => {
  if (password.length < shortestPassword || password.length > longestPassword) return 'short';
  const [name = ''] = email.split('@');
  const words = [name, slug, code, 'handoff', 'password'].filter((word) => word.length > 3);
  const bare = words.reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase());
  if (new Set(bare).size < 6) return 'own-words';
  return password === again ? undefined : 'differ';
};
