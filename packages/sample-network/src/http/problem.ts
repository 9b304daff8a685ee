import { z } from 'zod';
import type { Answer } from './door.ts';

const problemSchema = z.looseObject({
  code: z.string(),
  place: z.string().optional(),
  reason: z.string(),
  mend: z.string().optional(),
});

/** What the exchange says when it refuses (RFC 9457); undefined when it did not refuse. */
export const problemIn = ({ status, text }: Answer): z.infer<typeof problemSchema> | undefined => {
  if (status < 400) return undefined;
  const parsed = problemSchema.safeParse(asJson(text));
  return parsed.success
    ? parsed.data
    : { code: `status-${status}`, reason: 'The answer is no problem document.' };
};

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
