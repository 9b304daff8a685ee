import { z } from 'zod';
import type { ConsentAnswer } from '../domain/view.ts';
import type { Gateway } from '../gateway.ts';

export type Asked = Readonly<{ personId: string; recipient: string; purpose: string }>;

const answer = z.object({
  allowed: z.boolean(),
  sequence: z.number().int().optional(),
  reason: z.string().optional(),
});

/** Intake's word on whether `recipient` may be told, read from the consent stream itself. */
export const askConsent = async ({ call }: Pick<Gateway, 'call'>, asked: Asked): Promise<ConsentAnswer> => {
  const { body } = await call('intake').post('/internal/consent/check', asked);
  const { allowed, sequence, reason } = answer.parse(body);
  return {
    asked: true,
    allowed,
    purpose: asked.purpose,
    ...(sequence === undefined ? {} : { sequence }),
    ...(reason === undefined ? {} : { reason }),
  };
};
