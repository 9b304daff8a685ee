import { Refusal } from '@handoff/decider';
import type { Input } from '@handoff/http';
import { z } from 'zod';

export const problem = z.object({
  code: z.string(),
  place: z.string().nullable(),
  reason: z.string(),
  mend: z.string(),
});
type Problem = z.infer<typeof problem>;

type Asked = Pick<Input<unknown, unknown, unknown>, 'caller' | 'header' | 'bytes'>;

/** A row is a request of its own under the key of all: sent again, each gets the answer it got. */
export const askedInRow = ({ caller, header }: Asked, index: number, row: unknown): Asked => ({
  caller,
  bytes: Buffer.from(JSON.stringify(row)),
  header: (name) => {
    const said = header(name);
    return name === 'idempotency-key' && said !== undefined ? `${said}#${index}` : said;
  },
});

/** What was wrong with one row; a request without a key has none to give its rows, and is refused as a whole. */
export const problemOfRow = (error: unknown): Problem => {
  if (!(error instanceof Refusal) || error.code === 'missing-idempotency-key') throw error;
  const { code, place = null, reason, mend } = error;
  return { code, place, reason, mend };
};
