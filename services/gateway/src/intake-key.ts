import type { Context } from '@handoff/host';
import type { RecipientPublicKey } from '@handoff/sealing';
import { z } from 'zod';

const jwk = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
});
const publicKeyAnswer = z.union([jwk, z.object({ key: jwk }).transform(({ key }) => key)]);

/** The key that intakes are sealed to. Asked each time: it is rarely needed, and may be replaced. */
export const intakeKey = async (context: Context): Promise<RecipientPublicKey> =>
  publicKeyAnswer.parse(
    (await context.call('intake').get('/internal/public-key')).body,
  ) as RecipientPublicKey;
