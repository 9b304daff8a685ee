import { type Answer, formBody, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../gateway.ts';
import type { CommandLineAsks } from '../register/sign-in-starts.ts';
import { asks, commandLinePath, random } from './command-line-asks.ts';
import { comeByCode, letIn } from './command-line.ts';
import type { Member } from './member.ts';
import { goTo } from './page.ts';
import { letInPage, notForYouPage, signInFirstPage, signInPage } from './pages.ts';
import { operatorSlug } from './roles.ts';
import { mustBeOurPage } from './same-site.ts';

type Parts = Pick<Gateway, 'register' | 'now' | 'audit' | 'turnAway'>;

const shown = z.object({ code: random, verifier: random, email: z.string().max(200) });

type Door = Readonly<{
  publicUrl: string;
  account: string | undefined;
  whoIsIn: (header: (name: string) => string | undefined) => Promise<Member | undefined>;
  enter: (member: Member) => Promise<string>;
}>;

const notLetIn = 'The command line waited too long, or was not let in by this person. Begin again there.';

/**
 * Authorization code with PKCE and a loopback redirect (RFC 8252), with the exchange as the server: the browser signs in as it always
 * does, and lets the command line beside it in. What goes through addresses is a code of one use and one minute, worth nothing without
 * the verifier; the session goes from this door to the command line alone.
 */
export const commandLineRoutes = (
  gateway: Parts,
  { publicUrl, account, whoIsIn, enter }: Door,
): readonly Route[] => {
  const asPerson = async (
    header: (name: string) => string | undefined,
    asked: CommandLineAsks,
    then: (member: Member) => Answer | Promise<Answer>,
  ): Promise<Answer> => {
    const member = await whoIsIn(header);
    if (!member) return signInFirstPage(account, asked);
    return member.slug === operatorSlug ? then(member) : notForYouPage();
  };
  return [
    route({
      method: 'GET',
      path: commandLinePath,
      summary: 'Where somebody of the operator lets in the command line of their own machine',
      auth: 'public',
      query: asks,
      handle: ({ query, header }) => asPerson(header, query, (member) => letInPage(member, query)),
    }),
    route({
      method: 'POST',
      path: commandLinePath,
      summary: 'The form of that page',
      auth: 'public',
      body: formBody(asks),
      handle: ({ body, header }) => {
        mustBeOurPage(header, publicUrl);
        return asPerson(header, body, async (member) => {
          const code = await letIn(gateway, member, body.challenge);
          const back = new URLSearchParams({ code, state: body.state });
          // The address, not the name: `localhost` may lead elsewhere (RFC 8252, 8.3).
          return goTo(`http://127.0.0.1:${body.port}/back?${back.toString()}`);
        });
      },
    }),
    route({
      method: 'POST',
      path: `${commandLinePath}/session`,
      summary: 'A session for the command line that was let in',
      auth: 'public',
      body: formBody(shown),
      handle: async ({ body, header }) => {
        mustBeOurPage(header, publicUrl);
        const member = await comeByCode(gateway, body);
        if (!member) return signInPage({ account, status: 422, said: notLetIn });
        return goTo('/sign-in', [await enter(member)]);
      },
    }),
  ];
};
