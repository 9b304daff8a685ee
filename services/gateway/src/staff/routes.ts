import { type Caller, type Input, notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../gateway.ts';
import { idempotencyKey } from '../public/once.ts';
import { nextPage, pageOf, pageQuery } from '../public/page-of.ts';
import { keyedHash } from '../public/request-hash.ts';
import { depart } from './depart.ts';
import { type Asked, invite, inviteAgain, type Invited } from './invite.ts';
import type { Member } from './member.ts';
import { actsOf } from './note-act.ts';
import { roleNames } from './roles.ts';
import { emailOf } from './sign-in.ts';

const form = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;
export const codeOf = z.string().regex(form).describe('Your own code for a member of staff; never a name');
const codeParam = z.object({ code: codeOf });
export const invited = z.strictObject({
  email: z.email().max(200).transform(emailOf).describe('What they sign in with'),
  roles: z.array(z.enum(roleNames)).min(1).max(roleNames.length),
});
export const followed = z.strictObject({
  to: codeOf.describe('Who takes over'),
  standIn: codeOf.describe('Who stands in where that is the other one already'),
});

const shownMember = z
  .object({
    code: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
    status: z.enum(['invited', 'active', 'leaving', 'left']),
  })
  .describe('`leaving`: gone, and not everything is handed over yet: repeat the departure');
const shownInvitation = z
  .object({ member: shownMember, invitation: z.string().nullable() })
  .describe(
    'The path of the link: shown once, good for three days and one use; null where nobody has to be invited, and where the same request comes again',
  );
const shownDeparture = z
  .object({ code: z.string(), sessions: z.number(), journeys: z.number() })
  .describe('How many sessions ended and how many journeys were handed over, by this request');

export const showMember = ({ code, email, roles, status }: Member) => ({ code, email, roles, status });
export const showInvited = ({ member, invitation }: Invited) => ({
  member: showMember(member),
  invitation: invitation === undefined ? null : `/sign-in/invitation/${invitation}`,
});

export const again = async (
  gateway: Gateway,
  { slug, code, ...asked }: Pick<Asked, 'slug' | 'code' | 'by' | 'request'>,
): Promise<Invited> => {
  const found = await gateway.register.staff.byCode(slug, code);
  if (!found) throw notFound('path.code');
  return inviteAgain(gateway, found, asked);
};

type Sent = Pick<Input<unknown, unknown, unknown>, 'caller' | 'header' | 'bytes'>;

/** By whom, for which agency, and by which request. */
const said = (route: string, { caller, header, bytes }: Sent) => ({
  slug: caller.name,
  by: caller.member ?? caller.name,
  request: keyedHash(idempotencyKey(header), route, bytes),
});

/** Who is signed in, and what a supervisor does about the agency's staff. */
export const staffRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/me',
    summary: 'As whom you are signed in, and what you may do',
    auth: 'known',
    answers: { 200: z.object({ agency: z.string(), code: z.string(), roles: z.array(z.string()) }) },
    handle: async ({ caller }) => {
      const member = await signedIn(gateway, caller);
      return { agency: member.slug, code: member.code, roles: member.roles };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/staff',
    summary: 'Who of your agency signs in, and in which roles',
    auth: 'known',
    query: pageQuery,
    answers: { 200: z.object({ staff: z.array(shownMember), next: nextPage }) },
    handle: async ({ caller, query }) => {
      const all = await gateway.register.staff.of(caller.name);
      const { page, next } = pageOf(all, ({ code }) => code, query);
      return { staff: page.map(showMember), next };
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/staff/:code',
    summary: 'Invite somebody, or say the roles of somebody who is here',
    auth: 'known',
    params: codeParam,
    body: invited,
    answers: { 200: shownInvitation },
    handle: async ({ params, body, ...asked }) =>
      showInvited(
        await invite(gateway, { ...params, ...body, ...said(`PUT /v1/staff/${params.code}`, asked) }),
      ),
  }),
  route({
    method: 'PUT',
    path: '/v1/staff/:code/invitation',
    summary: 'A new link for who forgot the password or lost the phone; all that opened before ends',
    auth: 'known',
    params: codeParam,
    body: z.strictObject({}),
    answers: { 200: shownInvitation },
    handle: async ({ params, ...asked }) =>
      showInvited(
        await again(gateway, { ...params, ...said(`PUT /v1/staff/${params.code}/invitation`, asked) }),
      ),
  }),
  route({
    method: 'PUT',
    path: '/v1/staff/:code/departure',
    summary: 'Somebody leaves: their sessions end, and those they walked with are handed over',
    auth: 'known',
    params: codeParam,
    body: followed,
    answers: { 200: shownDeparture },
    handle: async ({ params, body, caller }) => ({
      code: params.code,
      ...(await depart(gateway, { slug: caller.name, ...params, ...body })),
    }),
  }),
  route({
    method: 'GET',
    path: '/v1/acts',
    summary: 'Who of your agency did what, in order; each entry stands in a chain that shows a later hand',
    auth: 'known',
    query: z.object({
      after: z.coerce.number().int().min(0).default(0).describe('The number of the last that you have'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    answers: {
      200: z.object({
        acts: z.array(z.looseObject({ number: z.number() })),
        next: z.number().nullable().describe('`after` of the next page; null: this was the last'),
      }),
    },
    handle: async ({ query, caller }) => {
      const acts = await actsOf(gateway, caller.name, query.after, query.limit);
      return { acts, next: acts.length === query.limit ? (acts.at(-1)?.number ?? null) : null };
    },
  }),
];

const signedIn = async ({ register }: Gateway, { member: id }: Caller): Promise<Member> => {
  const member = id === undefined ? undefined : await register.staff.find(id);
  if (!member) throw notFound('path');
  return member;
};
