import { randomBytes, randomUUID } from 'node:crypto';
import { Refusal } from '@handoff/decider';
import { hashToken } from '@handoff/http';
import { doneAlso, isDone } from '../done-for.ts';
import type { Gateway } from '../gateway.ts';
import { mustNotBeTheLast } from './last-supervisor.ts';
import { isGone, type Member } from './member.ts';
import { newFactor } from './second-factor.ts';
import { mayComeIn } from './operator-people.ts';
import { isRoleAt, mayAct, type Role, roleNames } from './roles.ts';

type Parts = Pick<Gateway, 'register' | 'now' | 'ids'>;
export type Asked = Readonly<{
  slug: string;
  code: string;
  email: string;
  roles: readonly Role[];
  /** Who makes the link: a member's id, or `operator` for its token. */
  by: string;
  /** The hash of a request with a key (`keyedHash`): by the same nothing changes again. */
  request?: string;
}>;
/** Without a link where nobody has to be invited, or the request was done before: a link is shown once. */
export type Invited = Readonly<{ member: Member; invitation?: string }>;

const validMs = 72 * 3_600_000;

const fresh = ({ now }: Pick<Parts, 'now'>) => {
  const token = randomBytes(32).toString('base64url');
  const until = new Date(Date.parse(now()) + validMs).toISOString();
  return { token, invitation: { hash: hashToken(token), until, factor: newFactor() } };
};

/** Somebody new, or new roles for somebody who is here. The same again changes nothing; who has not come yet gets a new link. */
export const invite = async (gateway: Parts, asked: Asked): Promise<Invited> => {
  const { register } = gateway;
  if (!asked.roles.every((role) => isRoleAt(asked.slug, role))) throw roleElsewhere(asked.slug);
  const found = await register.staff.byCode(asked.slug, asked.code);
  if (!found) return join(gateway, asked);
  if (isDone(found, asked.request)) return done(gateway, found);
  if (isGone(found)) throw gone();
  if (found.email !== asked.email) throw otherAddress();
  const roles = [...new Set(asked.roles)];
  if (found.status === 'invited') return inviteAgain(gateway, { ...found, roles }, asked);
  if (!mayAct({ kind: 'staff', name: found.slug, roles }, 'staff')) await mustNotBeTheLast(gateway, found);
  const member: Member = {
    ...found,
    roles,
    version: found.version + 1,
    ...doneAlso(found, asked.request),
  };
  if (!(await register.staff.replace(member, found.version))) throw changedMeanwhile();
  return { member };
};

const join = async (gateway: Parts, { slug, code, email, roles, by, request }: Asked): Promise<Invited> => {
  if (!(await mayComeIn(gateway, slug))) throw noWayIn();
  const { token, invitation } = fresh(gateway);
  const member: Member = {
    id: `staff-${randomUUID()}`,
    slug,
    code,
    email,
    roles: [...new Set(roles)],
    status: 'invited',
    version: 1,
    letInBy: by,
    invitation,
    ...doneAlso({}, request),
  };
  if ((await gateway.register.staff.add(member)) === 'taken') throw taken();
  return { member, invitation: token };
};

/** A lost phone, a forgotten password: all that opened before ends, and a new link begins anew. */
export const inviteAgain = async (
  gateway: Parts,
  found: Member,
  { by, request }: Pick<Asked, 'by' | 'request'>,
): Promise<Invited> => {
  if (isDone(found, request)) return done(gateway, found);
  if (isGone(found)) throw gone();
  const { token, invitation } = fresh(gateway);
  const { secret: _, account: __, ...rest } = found;
  const member: Member = {
    ...rest,
    status: 'invited',
    letInBy: by,
    invitation,
    version: found.version + 1,
    ...doneAlso(found, request),
  };
  if (!(await gateway.register.staff.replace(member, found.version))) throw changedMeanwhile();
  await gateway.register.sessions.endAll(found.id);
  return { member, invitation: token };
};

/** Cut short, what opened before may not have ended yet; who came in meanwhile stays in. */
const done = async ({ register }: Parts, member: Member): Promise<Invited> => {
  if (member.status === 'invited') await register.sessions.endAll(member.id);
  return { member };
};

export const changedMeanwhile = (): Refusal =>
  new Refusal('changed-meanwhile', {
    place: 'path.code',
    reason: 'somebody else changed this member of staff at the same moment',
    mend: 'Look again, and repeat it if it is still wanted.',
  });

const gone = (): Refusal =>
  new Refusal('has-left', {
    place: 'path.code',
    reason: 'this member of staff has left, and what they did stands under this code',
    mend: 'Use a new code for whoever comes next, or comes back.',
  });

const otherAddress = (): Refusal =>
  new Refusal('other-address', {
    place: 'body.email',
    reason: 'this code belongs to a member of staff with another address',
    mend: 'Send the address they were invited with, or use another code.',
  });

const roleElsewhere = (slug: string): Refusal =>
  new Refusal('role-elsewhere', {
    place: 'body.roles',
    reason:
      'there is no such role in this house: an officer and counsel are of the operator, the others of agencies',
    mend: `Use some of: ${roleNames.filter((role) => isRoleAt(slug, role)).join(', ')}.`,
  });

const taken = (): Refusal =>
  new Refusal('address-taken', {
    place: 'body.email',
    reason: 'this address or code signs in already',
    mend: 'Use an address of their own for each person; for two agencies, two addresses.',
  });

const noWayIn = (): Refusal =>
  new Refusal('no-credentials', {
    place: 'path.slug',
    reason: 'this agency has no credentials: nobody acts for it now',
    mend: 'Ask the operator for credentials first; they are also what a pause ends.',
  });
