import type { Context } from '@handoff/host';
import { z } from 'zod';

const answer = z.discriminatedUnion('allowed', [
  z.object({
    allowed: z.literal(true),
    sequence: z.int(),
    givenBy: z.enum(['person', 'guardian']).optional(),
  }),
  z.object({ allowed: z.literal(false) }),
]);

/**
 * May this agency be offered this person? Asked of intake, never of a copy. When intake is away nobody knows, and
 * nothing is offered: the outage is Transient and whoever asks comes again.
 */
export const askConsent = async (
  { call }: Context,
  { personId, recipient }: Readonly<{ personId: string; recipient: string }>,
): Promise<z.infer<typeof answer>> => {
  const question = { personId, recipient, purpose: 'routing' };
  const { body } = await call('intake').post('/internal/consent/check', question);
  return answer.parse(body);
};
