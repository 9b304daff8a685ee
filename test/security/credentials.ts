import { exportJWK, generateKeyPair, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import type { HostedGateway } from '../../services/gateway/src/testing/hosted-gateway.ts';

const url = 'http://exchange.test';

/** Every credential that must open nothing, by what is wrong with it; made for an agency that exists. */
export const badCredentials = async (
  { register }: Pick<HostedGateway, 'register'>,
  agency: string,
): Promise<readonly (readonly [wrong: string, authorization: string | undefined])[]> => {
  const [own] = await register.signingKeys.all();
  if (!own) throw new Error('the issuer has no key yet');
  const key = await importJWK(own.jwk, 'ES256');
  const stranger = await generateKeyPair('ES256');
  const now = Math.floor(Date.now() / 1_000);
  const claims = { iss: url, aud: url, client_id: agency, sub: agency, iat: now, exp: now + 60 };
  const header = { alg: 'ES256', typ: 'at+jwt', kid: own.kid };
  const signed = (differing: JWTPayload, by: Parameters<SignJWT['sign']>[0] = key, more: object = {}) =>
    new SignJWT({ ...claims, ...differing }).setProtectedHeader({ ...header, ...more }).sign(by);
  const bearer = (token: string) => `Bearer ${token}`;
  const whole = await signed({});
  return [
    ['no token', undefined],
    ['an empty token', 'Bearer '],
    ['a token of nobody', bearer('A'.repeat(43))],
    ['the slug as a token', bearer(agency)],
    ['the token as a password of nobody', `Basic ${Buffer.from(`${agency}:guess`).toString('base64')}`],
    ['expired', bearer(await signed({ iat: now - 600, exp: now - 300 }))],
    ['for another audience', bearer(await signed({ aud: 'https://elsewhere.example' }))],
    ['of another issuer', bearer(await signed({ iss: 'https://elsewhere.example' }))],
    ['of an agency that is none', bearer(await signed({ client_id: 'nobody-here' }))],
    ['of another kind', bearer(await signed({}, key, { typ: 'JWT' }))],
    ['forged: signed by a stranger', bearer(await signed({}, stranger.privateKey))],
    [
      'forged: brings its own key',
      bearer(await signed({}, stranger.privateKey, { jwk: await exportJWK(stranger.publicKey) })),
    ],
    ['forged: unsigned', bearer(new UnsecuredJWT(claims).encode())],
    ['forged: cut', bearer(whole.slice(0, -6))],
    ['of an operator', bearer('operator')],
  ];
};
