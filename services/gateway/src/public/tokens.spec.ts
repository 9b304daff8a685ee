import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { externalTokens } from '../oauth/check-token.ts';
import { bayside, harbor } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';

const url = 'http://exchange.test';

let gateway: HostedGateway;
let door: PublicDoor;
let token: string;

const basic = (slug: string, secret: string) =>
  `Basic ${Buffer.from(`${slug}:${secret}`).toString('base64')}`;
const ask = (authorization: string, text = 'grant_type=client_credentials') =>
  door.post('/v1/oauth/token', {
    text,
    type: 'application/x-www-form-urlencoded',
    headers: { authorization },
  });
const accessIn = (json: object) => Reflect.get(json, 'access_token') as string | undefined;
const issued = async (slug = bayside, secret = token): Promise<string> =>
  accessIn((await ask(basic(slug, secret))).json) ?? '';
const enters = async (access: string) => (await door.get('/v1/referrals', { token: access })).status;

beforeEach(async () => {
  gateway = await hostedGateway();
  ({ token } = await gateway.admit(bayside));
  door = await publicDoor(gateway);
});
afterEach(() => door.close());

describe('the token endpoint', () => {
  it("gives a short-lived token for a partner's name and its token of long life", async () => {
    const { status, json, headers } = await ask(basic(bayside, token));
    expect(status).toBe(200);
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 300 });
    expect(headers.get('cache-control')).toContain('no-store');
    const access = accessIn(json) ?? '';
    expect(decodeProtectedHeader(access)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const claims = decodeJwt(access);
    expect(claims).toMatchObject({ iss: url, aud: url, client_id: bayside });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(300);
    expect(await enters(access)).toBe(200);
  });

  it('signs with a new key each quarter, and goes on for years in one process', async () => {
    const kids = [decodeProtectedHeader(await issued()).kid];
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    for (const days of [100, 400, 800]) {
      vi.setSystemTime(Date.now() + days * 86_400_000);
      const access = await issued();
      expect([days, await enters(access)]).toEqual([days, 200]);
      kids.push(decodeProtectedHeader(access).kid);
    }
    expect(new Set(kids).size).toBe(4);
  });

  it.each([
    ['another secret', () => basic(bayside, 'something else')],
    ["another partner's name", () => basic(harbor, token)],
    ['an unknown name', () => basic('nobody-here', token)],
    ['no credentials', () => ''],
  ])('refuses %s', async (_, authorization) => {
    await gateway.admit(harbor);
    const { status, json } = await ask(authorization());
    expect([400, 401]).toContain(status);
    expect(json['error']).toMatch(/^invalid_(client|request)$/);
    expect(json).not.toHaveProperty('access_token');
  });

  it.each(['grant_type=password&username=a&password=b', 'grant_type=authorization_code&code=x', ''])(
    'knows no other grant: %s',
    async (text) => {
      const { status, json } = await ask(basic(bayside, token), text);
      expect(status).toBe(400);
      expect(json).not.toHaveProperty('access_token');
    },
  );

  it('gives none for another resource', async () => {
    const elsewhere = `grant_type=client_credentials&resource=${encodeURIComponent('https://elsewhere.example')}`;
    const { status, json } = await ask(basic(bayside, token), elsewhere);
    expect([status, json['error']]).toEqual([400, 'invalid_target']);
  });

  it('publishes its keys without their secret half, and where everything is', async () => {
    const keys = await door.get('/v1/oauth/keys');
    expect(keys.json).toMatchObject({ keys: [{ kty: 'EC', crv: 'P-256', use: 'sig' }] });
    expect(keys.text).not.toContain('"d"');
    const { json } = await door.get('/.well-known/oauth-authorization-server');
    expect(json).toMatchObject({ issuer: url, token_endpoint: expect.stringContaining('/v1/oauth/token') });
  });

  it('has no pages for people to sign in on', async () => {
    for (const path of ['/auth', '/session/end', '/me', '/v1/oauth/auth', '/reg'])
      expect((await door.get(path)).status).toBe(404);
  });
});

describe('an access token', () => {
  const key = async () => {
    const [newest] = await gateway.register.signingKeys.all();
    if (!newest) throw new Error('there is no key');
    return { kid: newest.kid, secret: await importJWK(newest.jwk, 'ES256') };
  };
  const sign = async (claims: JWTPayload, header: object = {}) => {
    const { kid, secret } = await key();
    const now = Math.floor(Date.now() / 1_000);
    const usual = { iss: url, aud: url, client_id: bayside, sub: bayside, iat: now, exp: now + 60 };
    return new SignJWT({ ...usual, ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header })
      .sign(secret);
  };

  it('is taken when it is whole', async () => expect(await enters(await sign({}))).toBe(200));

  it.each([
    ['has run out', { exp: Math.floor(Date.now() / 1_000) - 10 }],
    ['never runs out', { exp: undefined }],
    ['is not valid yet', { nbf: Math.floor(Date.now() / 1_000) + 600 }],
    ['is for another audience', { aud: 'https://elsewhere.example' }],
    ['is of another issuer', { iss: 'https://elsewhere.example' }],
    ['names a partner that is none', { client_id: 'nobody-here' }],
    ['names nobody', { client_id: undefined }],
    ['names what is not a name', { client_id: { $ne: null } as never }],
  ])('is refused when it %s', async (_, claims) =>
    expect(await enters(await sign(claims as JWTPayload))).toBe(401),
  );

  it('is refused when it is of another kind', async () =>
    expect(await enters(await sign({}, { typ: 'JWT' }))).toBe(401));

  it('is refused when it is forged', async () => {
    const good = await sign({});
    const [head = '', body = '', signature = ''] = good.split('.');
    const other = Buffer.from(JSON.stringify({ ...decodeJwt(good), client_id: harbor })).toString(
      'base64url',
    );
    await gateway.admit(harbor);
    const stranger = await generateKeyPair('ES256');
    const { kid } = await key();
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: url, aud: url, client_id: bayside, exp: now + 60 };
    const forged = [
      [head, other, signature].join('.'),
      [head, body, `${signature.slice(0, -4)}AAAA`].join('.'),
      [head, body, ''].join('.'),
      new UnsecuredJWT(claims).encode(),
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
        .sign(stranger.privateKey),
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', jwk: await exportJWK(stranger.publicKey) })
        .sign(stranger.privateKey),
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid })
        .sign(new TextEncoder().encode(JSON.stringify(await exportJWK(stranger.publicKey)))),
      'a.b.c',
      '..',
    ];
    for (const token of forged) expect(await enters(token)).toBe(401);
  });

  it("opens its own partner's things and nobody else's, whatever else the request says", async () => {
    const other = await gateway.admit(harbor);
    await door.put('/v1/webhooks/main', { token: other.token, body: { url: 'https://hooks.example.org/' } });
    const access = await issued();
    const { status } = await door.get('/v1/webhooks/main', {
      token: access,
      headers: { 'x-partner': harbor, host: harbor },
    });
    expect(status).toBe(404);
  });

  it('ends with the credentials of its partner, before it runs out', async () => {
    const access = await issued();
    expect(await enters(access)).toBe(200);
    await gateway.register.credentials.end(bayside);
    expect(await enters(access)).toBe(401);
  });

  it('is taken by every process of the gateway, also where another made the key', async () => {
    const access = await issued();
    const other = await publicDoor(gateway);
    onTestFinished(() => other.close());
    expect((await other.get('/v1/referrals', { token: access })).status).toBe(200);
  });

  it('does not take the place of the token of long life: that one goes on', async () =>
    expect(await enters(token)).toBe(200));
});

describe("tokens of the operator's own issuer", () => {
  const external = async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' }] };
    const server = createServer((_, response) => response.end(JSON.stringify(jwks))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const issuer = 'https://login.example.org';
    const keysUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const check = externalTokens(gateway, { issuer, keysUrl, audience: 'handoff', claim: 'azp' });
    const sign = (claims: JWTPayload) =>
      new SignJWT({ iss: issuer, aud: 'handoff', azp: bayside, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setExpirationTime('1m')
        .sign(privateKey);
    return { check, sign };
  };

  it('name the partner in the claim that the operator says', async () => {
    const { check, sign } = await external();
    expect(await check(await sign({}))).toBe(bayside);
    expect(await check(await sign({ azp: 'nobody-here' }))).toBeUndefined();
    expect(await check(await sign({ aud: 'elsewhere' }))).toBeUndefined();
    expect(await check(await sign({ iss: 'https://elsewhere.example' }))).toBeUndefined();
    expect(await check(await issued())).toBeUndefined();
  });
});
