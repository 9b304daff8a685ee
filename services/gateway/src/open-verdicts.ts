import type { Context } from '@handoff/host';
import type { ScreeningCompleted } from '@handoff/schemas';
import { open } from '@handoff/sealing';
import { z } from 'zod';

const keyAnswer = z.object({ keyId: z.string(), key: z.string() });

type Sealed = Pick<ScreeningCompleted, 'personId' | 'verdicts'>;

/** The screening's explanation, opened with the person's routing key: asked of intake each time, audited there. */
export const openVerdicts = async (context: Context, { personId, verdicts }: Sealed, reason: string) => {
  const asked = {
    personId,
    purpose: 'routing',
    keyId: verdicts.keyId,
    use: 'open',
    recipient: 'exchange',
    reason,
  };
  const { keyId, key } = keyAnswer.parse((await context.call('intake').post('/internal/keys', asked)).body);
  return open({ keyId, personId, purpose: 'routing', key: Buffer.from(key, 'base64url') }, 'ScreeningCompleted', {
    ...verdicts,
    purpose: 'routing',
  });
};
