import { open } from '@handoff/sealing';
import { z } from 'zod';
import type { Gateway } from '../gateway.ts';
import type { Screening } from '../register/cases.ts';
import { type Closed, unlessClosed } from './closed.ts';

const lent = z.object({ keyId: z.string(), key: z.base64url() });

type Opened = Readonly<{ verdicts: unknown }> | Readonly<{ closed: Closed }>;

/** A screening's explanation, opened with the person's routing key: borrowed of intake each time, audited there. */
export const openVerdicts = (
  { call }: Pick<Gateway, 'call'>,
  { personId, verdicts: sealed }: Pick<Screening, 'personId' | 'verdicts'>,
  reason: string,
): Promise<Opened> =>
  unlessClosed(async () => {
    const asked = {
      personId,
      purpose: 'routing',
      keyId: sealed.keyId,
      use: 'open',
      recipient: 'exchange',
      reason,
    };
    const { keyId, key } = lent.parse((await call('intake').post('/internal/keys', asked)).body);
    const bytes = { keyId, personId, purpose: 'routing', key: Buffer.from(key, 'base64url') } as const;
    return { verdicts: open(bytes, 'ScreeningCompleted', sealed) };
  });
