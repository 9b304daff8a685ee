import type { RecipientPublicKey } from '@handoff/sealing';
import { z } from 'zod';
import type { Gateway } from '../gateway.ts';

const jwk = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
});

/** The key that intakes are sealed to. Asked each time: it is rarely needed, and may be replaced. */
export const intakePublicKey = async ({ call }: Pick<Gateway, 'call'>): Promise<RecipientPublicKey> =>
  jwk.parse((await call('intake').get('/internal/public-key')).body) as RecipientPublicKey;
