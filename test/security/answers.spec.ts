import { createHash } from 'node:crypto';
import type { Route } from '@handoff/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookiesOf } from '../../services/gateway/src/staff/cookie.ts';
import type { Role } from '../../services/gateway/src/staff/roles.ts';
import { bayside, harbor } from '../../services/gateway/src/testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../../services/gateway/src/testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../services/gateway/src/testing/public-door.ts';
import {
  codeNow,
  factorOn,
  fromOurPage,
  goodPassword,
  invitedTo,
  sessionOf,
  staffMember,
  submit,
} from '../../services/gateway/src/testing/staff-of.ts';

type Answered = Awaited<ReturnType<PublicDoor['get']>>;
type Headers = Readonly<Record<string, string>>;

const publicUrl = 'https://exchange.test';
let gateway: HostedGateway;
let door: PublicDoor;
let asking: (readonly [string, Headers])[];

beforeAll(async () => {
  gateway = await hostedGateway();
  const { token } = await gateway.admit(harbor);
  await gateway.admit(bayside);
  const account = {
    name: 'Harbor accounts',
    begin: async () => ({ url: 'https://accounts.example/authorize?x=1', token: 'A'.repeat(43) }),
    comeBack: async () => undefined,
  };
  door = await publicDoor(gateway, { publicUrl, cookies: cookiesOf(publicUrl), account });
  asking = [
    ['nobody', {}],
    ['forged', { authorization: `Bearer ${'A'.repeat(43)}` }],
    ['software', { authorization: `Bearer ${token}` }],
    ['supervisor', await signedIn(harbor, 'supervisor')],
    ['analyst', await signedIn(harbor, 'analyst')],
    ['officer', await signedIn('operator', 'officer')],
  ];
});
afterAll(() => door.close());

const signedIn = async (slug: string, role: Role): Promise<Headers> => {
  const cookie = await sessionOf(gateway, await staffMember(gateway, slug, `of-${role}`, [role]));
  return { cookie: `__Host-${cookie}`, ...fromOurPage };
};

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const source = /^('none'|'self'|'sha256-[A-Za-z0-9+/]{43}='|http:\/\/127\.0\.0\.1:\d+)$/;

const directives = (policy: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    policy.split(';').map((each) => {
      const [name = '', ...sources] = each.trim().split(/\s+/);
      return [name, sources];
    }),
  );

const wrongWithPolicy = (policy: string): readonly string[] => {
  const all = directives(policy);
  const mustBe = (name: string): boolean => all.get(name)?.join(' ') === "'none'";
  const missing = ['default-src', 'base-uri', 'frame-ancestors'].filter((name) => !mustBe(name));
  const loose = [...all].flatMap(([name, sources]) =>
    sources.filter((each) => !source.test(each)).map((each) => `${name} ${each}`),
  );
  return [...missing, ...loose, ...(all.has('form-action') ? [] : ['form-action'])];
};

/** What stands in a page itself has to be allowed by its hash, and nothing else runs or is styled. */
const wrongWithPage = (html: string, policy: string): readonly string[] => {
  const all = directives(policy);
  const inline = (tag: string, directive: string): readonly string[] =>
    [...html.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))]
      .filter(([, text = '']) => !(all.get(directive) ?? []).includes(hashOf(text)))
      .map(() => `inline ${tag}`);
  const loose = /\s(?:on\w+|style)\s*=\s*["']|javascript:|<(?:iframe|object|embed|link|base)\b/i.exec(html);
  return [...inline('style', 'style-src'), ...inline('script', 'script-src'), ...(loose ?? []).slice(0, 1)];
};

const wrongWithCookie = (cookie: string): readonly string[] => {
  const [name = '', ...marks] = cookie.split('; ');
  const lacks = ['Path=/', 'HttpOnly', 'Secure'].filter((mark) => !marks.includes(mark));
  const named = name.startsWith('__Host-') ? [] : ['cookie without __Host-'];
  const site = marks.some((mark) => /^SameSite=(Strict|Lax)$/.test(mark)) ? [] : ['SameSite'];
  return [...lacks, ...named, ...site, ...marks.filter((mark) => mark.startsWith('Domain'))];
};

const wrongWith = ({ headers, text }: Answered): readonly string[] => {
  const policy = headers.get('content-security-policy') ?? '';
  const says = (name: string, value: RegExp): readonly string[] =>
    value.test(headers.get(name) ?? '') ? [] : [`${name}: ${headers.get(name)}`];
  const isPage = (headers.get('content-type') ?? '').includes('html');
  return [
    ...wrongWithPolicy(policy),
    ...says('x-content-type-options', /^nosniff$/),
    ...says('cache-control', /^no-store$/),
    ...says('referrer-policy', /^(no-referrer|same-origin)$/),
    ...says('x-frame-options', /^(DENY|SAMEORIGIN)$/),
    ...says('strict-transport-security', /max-age=\d{8}/),
    ...says('cross-origin-opener-policy', /^same-origin$/),
    ...says('cross-origin-resource-policy', /^same-origin$/),
    ...['x-powered-by', 'server', 'access-control-allow-credentials'].filter((name) => headers.has(name)),
    ...(headers.has('access-control-allow-origin') ? ['access-control-allow-origin'] : []),
    ...headers.getSetCookie().flatMap(wrongWithCookie),
    ...(isPage ? wrongWithPage(text, policy) : []),
  ];
};

const named = ({ method, path }: Route): string => `${method} ${path}`;
let asked = 0;
const ask = (route: Route, headers: Headers): Promise<Answered> => {
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  const type = route.body?.types[0] ?? 'application/json';
  return door[method](route.path.replaceAll(/:\w+/g, 'x'), {
    headers: { 'idempotency-key': `answers-${(asked += 1)}`, accept: 'text/html', ...headers },
    ...(route.body === undefined ? {} : { text: type === 'application/json' ? '{}' : 'x=1', type }),
  });
};

describe('everything that the public door answers', () => {
  it('runs, loads and frames nothing, and is kept by nobody: every route, whoever asks', async () => {
    const wrong: string[] = [];
    const statuses = new Set<number>();
    for (const [who, headers] of asking)
      for (const route of door.routes.filter(({ path }) => path !== '/v1/pause')) {
        const answered = await ask(route, headers);
        statuses.add(answered.status);
        for (const each of wrongWith(answered))
          wrong.push(`${named(route)} to ${who} (${answered.status}): ${each}`);
      }
    expect(wrong).toEqual([]);
    for (const status of [200, 303, 400, 401, 403, 404]) expect(statuses).toContain(status);
  }, 180_000);

  it.each<[string, () => Promise<Answered>, number]>([
    ['a path that is none', () => door.get('/nowhere'), 404],
    ['another method', () => door.delete('/sign-in'), 405],
    ['a path that is badly encoded', () => door.get('/sign-in/invitation/%E0%A4%A'), 400],
    ['another type', () => door.post('/sign-in', { text: '{}', headers: fromOurPage }), 415],
    ['too much', () => submit(door, '/sign-in', { email: 'x'.repeat(20_000) }), 413],
    ['another site', () => submit(door, '/sign-in', {}, { 'sec-fetch-site': 'cross-site' }), 400],
    ['nobody', () => submit(door, '/sign-in', { email: 'x@y.example', password: 'x', code: '1' }), 422],
    ['a link that is over', () => door.get('/sign-in/invitation/none'), 410],
    ['who did not come back', () => door.get('/sign-in/account/back?code=x'), 422],
  ])('also where it is no answer of a route: %s', async (_, answer, status) => {
    const answered = await answer();
    expect([answered.status, wrongWith(answered)]).toEqual([status, []]);
  });

  it.each<[string, () => Promise<Answered>, number]>([
    ['a token that is none', () => door.post('/v1/oauth/token', { text: 'x', type: 'text/plain' }), 400],
    ['a form without a client', () => submit(door, '/v1/oauth/token', { grant_type: 'password' }), 400],
    ['the issuer by a way it does not know', () => door.get('/v1/oauth/token'), 404],
    ['its keys', () => door.get('/v1/oauth/keys'), 200],
    ['what it is', () => door.get('/.well-known/openid-configuration'), 200],
    ['what it is, by its other name', () => door.get('/.well-known/oauth-authorization-server'), 200],
  ])('also where the issuer of access tokens answers: %s', async (_, answer, status) => {
    const answered = await answer();
    // It lets pages elsewhere read what it tells anybody (RFC 8414); no cookie goes along, and nothing of ours may be read so.
    const wrong = wrongWith(answered).filter((each) => each !== 'access-control-allow-origin');
    expect([answered.status, wrong]).toEqual([status, []]);
  });

  it('sets cookies that no script reads, no other site sends and no other host sets', async () => {
    const path = await invitedTo(gateway, harbor, 'nav-7', ['navigator']);
    const factor = factorOn((await door.get(path)).text);
    const form = { password: goodPassword, again: goodPassword, code: codeNow(factor) };
    const arrived = await submit(door, path, form);
    const [set = ''] = arrived.headers.getSetCookie();
    expect([arrived.status, wrongWith(arrived)]).toEqual([303, []]);
    expect(set).toMatch(/^__Host-handoff-session=[\w-]{43}; .*SameSite=Strict; Secure$/);
    const gone = await door.get('/sign-in/account');
    expect(gone.headers.getSetCookie()[0]).toMatch(/^__Host-handoff-start=/);
    const out = await submit(door, '/sign-out', {}, { ...fromOurPage, cookie: set.split(';')[0] ?? '' });
    expect([out.status, wrongWith(out)]).toEqual([303, []]);
    expect(out.headers.getSetCookie()[0]).toContain('Max-Age=0');
  });
});
