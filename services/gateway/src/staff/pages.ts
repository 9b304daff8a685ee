import type { Answer } from '@handoff/http';
import { escape } from '../public/contract/page-parts.ts';
import type { CommandLineAsks } from '../register/sign-in-starts.ts';
import type { Member } from './member.ts';
import { queryOf } from './command-line-asks.ts';
import { field, hidden, page, wrong } from './page.ts';
import { longestPassword, shortestPassword } from './password.ts';
import { factorUri } from './second-factor.ts';

const password = {
  name: 'password',
  label: 'Password',
  type: 'password',
  autocomplete: 'current-password',
} as const;
const code = {
  name: 'code',
  label: 'Code of your authenticator app',
  autocomplete: 'one-time-code',
  numeric: true,
  hint: 'Six digits; each code counts once.',
} as const;

type SignInPage = Readonly<{ account?: string | undefined; email?: string; said?: string; status?: number }>;

export const signInPage = ({ account, email = '', said, status = 200 }: SignInPage): Answer =>
  page({
    title: 'Sign in',
    status,
    main: `${said === undefined ? '' : wrong(said)}
${account === undefined ? '' : `<p><a class="button" href="/sign-in/account">Sign in with ${escape(account)}</a></p>\n<p>Or with a password of this exchange:</p>`}
<form method="post" action="/sign-in">
${field({ name: 'email', label: 'Email address', type: 'email', autocomplete: 'username', value: email })}
${field(password)}
${field(code)}
<button type="submit">Sign in</button>
</form>
<p>Forgot the password, or lost the phone? A supervisor of your agency sends you a new link.</p>`,
  });

export const signedInPage = (member: Member, cookies: readonly string[] = []): Answer =>
  page({
    title: 'You are signed in',
    cookies,
    main: `<dl>
<dt>Agency</dt><dd>${escape(member.slug)}</dd>
<dt>Your code there</dt><dd>${escape(member.code)}</dd>
<dt>May act as</dt><dd>${escape(member.roles.join(', ') || 'nobody yet')}</dd>
</dl>
<form method="post" action="/sign-out"><button type="submit">Sign out</button></form>`,
  });

/** What came from another site goes on from here, so that the session's cookie is sent along. */
export const arrivedPage = (cookie: string, goOn = '/sign-in'): Answer =>
  page({
    title: 'You are signed in',
    cookies: [cookie],
    goOn,
    main: `<p><a class="button" href="${escape(goOn)}">Go on</a></p>`,
  });

/** Nothing in it is from who sent the address: whom it lets in, and where that is. */
export const letInPage = ({ email, code: who }: Member, asked: CommandLineAsks): Answer =>
  page({
    title: 'Let the command line in?',
    formsAlsoTo: `http://127.0.0.1:${asked.port}`,
    main: `<p>As <strong>${escape(who)}</strong> (${escape(email)}), on this computer.</p>
<p>Only if you yourself have just asked there for <code>handoff officer sign-in</code>. Whoever sent you this address wants in as you.</p>
<form method="post" action="/sign-in/command-line">
${hidden(asked)}
<button type="submit">Let it in</button>
</form>`,
  });

/** A command line waits, and nobody is signed in here. A link: what a form leads to would have to be in the policy of the page. */
export const signInFirstPage = (account: string | undefined, asked: CommandLineAsks): Answer =>
  page({
    title: 'Sign in first',
    main: `<p>A command line waits to be let in. Only if you yourself have just asked there for <code>handoff officer sign-in</code>:</p>
${
  account === undefined
    ? ''
    : `<p><a class="button" href="/sign-in/account?${escape(queryOf(asked))}">Sign in with ${escape(account)}</a></p>\n`
}<p>With a password, <a href="/sign-in">sign in here</a> and then open the address once more.</p>`,
  });

export const notForYouPage = (): Answer =>
  page({
    title: 'Not this way',
    status: 403,
    main: '<p>The command line is for the operator’s own people. What an agency’s people do, they do in the browser.</p>\n<p><a href="/sign-in">Back</a></p>',
  });

export const invitationPage = (
  { slug, email, invitation }: Readonly<{ slug: string; email: string; invitation: { factor: string } }>,
  said?: string,
): Answer =>
  page({
    title: 'Choose a password',
    status: said === undefined ? 200 : 422,
    main: `<p>For <strong>${escape(email)}</strong> at <strong>${escape(slug)}</strong>.</p>
${said === undefined ? '' : wrong(said)}
<h2 id="app">1. Your authenticator app</h2>
<p>Enter this key there by hand, or <a href="${escape(factorUri(invitation.factor, email))}">open the app with it</a> on this phone.</p>
<p><code class="factor">${escape(invitation.factor.match(/.{1,4}/g)?.join(' ') ?? '')}</code></p>
<h2 id="secret">2. Your password</h2>
<form method="post">
${field({ ...password, autocomplete: 'new-password', hint: `${shortestPassword} to ${longestPassword} characters. A few words are good; your own name is not.` })}
${field({ ...password, name: 'again', label: 'The same again', autocomplete: 'new-password' })}
${field(code)}
<button type="submit">Begin</button>
</form>`,
  });

export const overPage = (): Answer =>
  page({
    title: 'This link is over',
    status: 410,
    main: '<p>It was used, or it is older than three days. A supervisor of your agency sends you a new one.</p>\n<p><a href="/sign-in">Sign in</a></p>',
  });
