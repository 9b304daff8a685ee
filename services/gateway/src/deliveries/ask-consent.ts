import type { Context } from '@handoff/host';
import { z } from 'zod';
import type { ConsentAnswer } from '../domain/view.ts';

export type Asked = Readonly<{ personId: string; recipient: string; purpose: string }>;

const answer = z.object({
  allowed: z.boolean(),
  sequence: z.number().int().optional(),
  reason: z.string().optional(),
});

/** Intake's word on whether `recipient` may be told, read from the consent stream itself. */
export const askConsent = async (context: Context, asked: Asked): Promise<ConsentAnswer> => {
  const { allowed, sequence, reason } = answer.parse(
    (await context.call('intake').post('/internal/consent/check', asked)).body,
  );
  return {
    asked: true,
    allowed,
    ...(sequence === undefined ? {} : { sequence }),
    ...(reason === undefined ? {} : { reason }),
  };
};
