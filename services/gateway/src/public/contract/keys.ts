import { type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { intakePublicKey } from '../../intake/public-key.ts';

/** What a partner seals people's details to (RFC 7517, a set of one). */
export const keyRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/keys',
    summary: 'The key that a person is sealed to, as a JWK set',
    auth: 'public',
    answers: { 200: z.object({ keys: z.array(z.looseObject({ kid: z.string() })) }).describe('JWK set') },
    handle: async () => ({
      keys: [{ ...(await intakePublicKey(gateway)), use: 'enc', alg: 'ECDH-ES+A256KW' }],
    }),
  }),
];
