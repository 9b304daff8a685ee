import type { RecipientPublicKey } from '@handoff/sealing';
import { z } from 'zod';
import type { Gateway } from '../gateway.ts';
import { type Closed, unlessClosed } from './closed.ts';

const until = z.iso.date();
const sealedCard = z.object({ sealed: z.string(), until });
const openCard = z.object({ contact: z.looseObject({}), until });

type Whom = Readonly<{ personId: string; recipient: string; referral: string }>;

/** How to reach the person, sealed by intake to the agency's key: it is never in clear here. */
export const sealedContact = (
  gateway: Pick<Gateway, 'call'>,
  whom: Whom,
  publicKey: RecipientPublicKey,
): Promise<z.infer<typeof sealedCard> | { closed: Closed }> =>
  release(gateway, { ...whom, publicKey }, sealedCard);

/** The same in clear, for the agency's own request. Intake asks the person's consent and writes the audit first. */
export const clearContact = (
  gateway: Pick<Gateway, 'call'>,
  whom: Whom,
): Promise<z.infer<typeof openCard> | { closed: Closed }> => release(gateway, whom, openCard);

const release = <Card>(
  { call }: Pick<Gateway, 'call'>,
  asked: object,
  card: z.ZodType<Card>,
): Promise<Card | { closed: Closed }> =>
  unlessClosed(async () =>
    card.parse((await call('intake').post('/internal/release', { ...asked, purpose: 'contact' })).body),
  );
