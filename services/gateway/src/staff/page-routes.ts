import { type Answer, formBody, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../gateway.ts';
import { accountCallback, type AgencyAccount, startLifeMs } from './agency-account.ts';
import { asks, commandLinePath, queryOf } from './command-line-asks.ts';
import { commandLineRoutes } from './command-line-routes.ts';
import type { Cookies } from './cookie.ts';
import { noteAccess } from './note-act.ts';
import { arrivedPage, invitationPage, overPage, signedInPage, signInPage } from './pages.ts';
import { goTo } from './page.ts';
import { mustBeOurPage } from './same-site.ts';
import { endSession, memberOf, openSession, sessionLifeMs } from './session.ts';
import { signIn } from './sign-in.ts';
import type { Member } from './member.ts';
import { invitedBy, takeInvitation } from './take-invitation.ts';

export type SignInDoor = Readonly<{ publicUrl: string; cookies: Cookies; account?: AgencyAccount }>;
type Parts = Pick<Gateway, 'register' | 'now' | 'audit' | 'turnAway'>;

const typed = z.string().max(1_000);
const given = z.object({ email: typed, password: typed, code: typed });
const chosen = z.object({ password: typed, again: typed, code: typed });
const link = z.object({ token: z.string().max(100) });

const notIn = 'The address, the password or the code is not right. A code counts once: wait for the next.';
const tooOften = 'It failed too often with this address. Wait a quarter of an hour.';
const notKnown = 'That account is not known here, or the sign-in took too long. Begin again.';
const whyNot = {
  over: '',
  short: 'The password is too short, or longer than two hundred characters.',
  'own-words':
    'The password is what somebody would try first. Take a few words that have nothing to do with you.',
  differ: 'The two passwords differ.',
  code: 'The code is not right. Enter the key in the app first, then the six digits that it shows now.',
} as const;

/** Where people sign in. Forms and links alone: it works without a script, with a keyboard and read aloud. */
export const signInPages = (gateway: Parts, door: SignInDoor): readonly Route[] => {
  const { publicUrl, cookies, account } = door;
  const enter = async (member: Member): Promise<string> =>
    cookies.set('session', await openSession(gateway, member), sessionLifeMs / 1_000);
  const sessionIn = (header: (name: string) => string | undefined) =>
    cookies.read('session', header('cookie'));
  const whoIsIn = async (header: (name: string) => string | undefined): Promise<Member | undefined> => {
    const token = sessionIn(header);
    return token === undefined ? undefined : memberOf(gateway, token);
  };
  return [
    route({
      method: 'GET',
      path: '/sign-in',
      summary: 'Where people sign in; who is signed in sees as whom',
      auth: 'public',
      handle: async ({ header }) => {
        const member = await whoIsIn(header);
        return member ? signedInPage(member) : signInPage({ account: account?.name });
      },
    }),
    route({
      method: 'POST',
      path: '/sign-in',
      summary: 'The form of that page',
      auth: 'public',
      body: formBody(given),
      handle: async ({ body, header }): Promise<Answer> => {
        mustBeOurPage(header, publicUrl);
        const done = await signIn(gateway, body);
        if (done.kind === 'in') return goTo('/sign-in', [await enter(done.member)]);
        const [status, said] = done.kind === 'wait' ? [429, tooOften] : [422, notIn];
        return signInPage({ account: account?.name, email: body.email.slice(0, 200), status, said });
      },
    }),
    route({
      method: 'GET',
      path: '/sign-in/invitation/:token',
      summary: 'Where somebody who was invited chooses a password',
      auth: 'public',
      params: link,
      handle: async ({ params }) => {
        const invited = await invitedBy(gateway, params.token);
        return invited ? invitationPage(invited) : overPage();
      },
    }),
    route({
      method: 'POST',
      path: '/sign-in/invitation/:token',
      summary: 'The form of that page',
      auth: 'public',
      params: link,
      body: formBody(chosen),
      handle: async ({ params, body, header }) => {
        mustBeOurPage(header, publicUrl);
        const taken = await takeInvitation(gateway, params.token, body);
        if (taken.kind === 'in') return goTo('/sign-in', [await enter(taken.member)]);
        const invited = await invitedBy(gateway, params.token);
        return invited && taken.why !== 'over' ? invitationPage(invited, whyNot[taken.why]) : overPage();
      },
    }),
    route({
      method: 'POST',
      path: '/sign-out',
      summary: 'Ends the session in which it is sent',
      auth: 'public',
      body: formBody(z.object({})),
      handle: async ({ header }) => {
        mustBeOurPage(header, publicUrl);
        const token = sessionIn(header);
        const member = token && (await memberOf(gateway, token));
        if (token) await endSession(gateway, token);
        if (member) await noteAccess(gateway, member, 'signed-out', 'allowed', 'asked');
        return goTo('/sign-in', [cookies.clear('session')]);
      },
    }),
    ...(account ? accountRoutes(account, cookies, enter) : []),
    ...commandLineRoutes(gateway, { publicUrl, account: account?.name, whoIsIn, enter }),
  ];
};

const accountRoutes = (
  account: AgencyAccount,
  cookies: Cookies,
  enter: (member: Member) => Promise<string>,
): readonly Route[] => [
  route({
    method: 'GET',
    path: '/sign-in/account',
    summary: 'To the issuer where people of agencies have an account',
    auth: 'public',
    query: asks.partial(),
    handle: async ({ query }) => {
      const { url, token } = await account.begin(asks.safeParse(query).data);
      return goTo(url, [cookies.set('start', token, startLifeMs / 1_000)]);
    },
  }),
  route({
    method: 'GET',
    path: accountCallback,
    summary: 'Back from there',
    auth: 'public',
    query: z.record(z.string().max(100), z.string().max(4_096)),
    handle: async ({ query, header }) => {
      const asked = new URLSearchParams(query).toString();
      const back = await account.comeBack(asked, cookies.read('start', header('cookie')));
      if (!back) return signInPage({ account: account.name, status: 422, said: notKnown });
      const goOn = back.asked && `${commandLinePath}?${queryOf(back.asked)}`;
      return arrivedPage(await enter(back.member), goOn);
    },
  }),
];
