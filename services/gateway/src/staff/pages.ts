import type { Answer } from '@handoff/http';
import { escape } from '../public/contract/page-parts.ts';
import type { Member } from './member.ts';
import { field, page, wrong } from './page.ts';
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
export const arrivedPage = (cookie: string): Answer =>
  page({
    title: 'You are signed in',
    cookies: [cookie],
    goOn: '/sign-in',
    main: '<p><a class="button" href="/sign-in">Go on</a></p>',
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
