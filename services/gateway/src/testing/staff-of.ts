import { Secret, TOTP } from 'otpauth';
import type { Member } from '../staff/member.ts';
import type { Role } from '../staff/roles.ts';
import { openSession } from '../staff/session.ts';
import type { HostedGateway } from './hosted-gateway.ts';
import type { PublicDoor } from './public-door.ts';

type World = Pick<HostedGateway, 'gateway' | 'register'>;

/** From a page of ours, as a browser says it. */
export const fromOurPage = { 'sec-fetch-site': 'same-origin' };
export const goodPassword = 'harbor lantern seventeen boats';

/** The six digits that an authenticator shows. */
export const codeNow = (factor: string, laterSeconds = 0): string =>
  new TOTP({ secret: Secret.fromBase32(factor) }).generate({ timestamp: Date.now() + laterSeconds * 1_000 });

/** Somebody who is here, without the way in: for tests that begin with a session. */
export const staffMember = async (
  { register }: Pick<World, 'register'>,
  slug: string,
  code: string,
  roles: readonly Role[],
  differing: Partial<Member> = {},
): Promise<Member> => {
  const member: Member = {
    id: `staff-${crypto.randomUUID()}`,
    slug,
    code,
    email: `${code}@${slug}.example`,
    roles,
    status: 'active',
    version: 1,
    ...differing,
  };
  await register.staff.add(member);
  return member;
};

/** The header that a browser sends in which this member of staff signed in. */
export const sessionOf = async ({ gateway }: Pick<World, 'gateway'>, member: Member): Promise<string> =>
  `handoff-session=${await openSession(gateway, member)}`;

export const cookieOf = (headers: Headers): string => headers.get('set-cookie')?.split(';')[0] ?? '';

/** A form as a browser sends it. */
export const submit = (
  door: PublicDoor,
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = fromOurPage,
) =>
  door.post(path, {
    text: new URLSearchParams(fields).toString(),
    type: 'application/x-www-form-urlencoded',
    headers,
  });

/** Invited by the operator; the path of the link. */
export const invitedTo = async (
  { call }: Pick<HostedGateway, 'call'>,
  slug: string,
  code: string,
  roles: readonly Role[],
): Promise<string> => {
  const { invitation } = (await call('operator', 'PUT', '/internal/partners/:slug/staff/:code', {
    params: { slug, code },
    body: { email: `${code}@${slug}.example`, roles },
  })) as { invitation: string };
  return invitation;
};

/** The key that the page of an invitation shows. */
export const factorOn = (html: string): string =>
  (/class="factor">([A-Z2-7 ]+)</.exec(html)?.[1] ?? '').replaceAll(' ', '');
