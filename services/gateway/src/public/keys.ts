import type { Context } from '@handoff/host';
import { type Route, route } from '@handoff/http';
import { intakeKey } from '../intake-key.ts';

/** What a partner seals people's details to (RFC 7517, a set of one). */
export const keyRoutes = (context: Context): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/keys',
    summary: 'The public key of intake, as a JWK set',
    auth: 'public',
    handle: async () => ({ keys: [{ ...(await intakeKey(context)), use: 'enc', alg: 'ECDH-ES+A256KW' }] }),
  }),
];
