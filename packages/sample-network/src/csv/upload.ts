import { z } from 'zod';
import { AgencyFault } from '../agency-fault.ts';
import type { Door } from '../http/door.ts';
import { problemIn } from '../http/problem.ts';
import { pause } from '../pause.ts';

const resultSchema = z.object({
  upload: z.string(),
  counts: z.object({ rows: z.number(), done: z.number(), pending: z.number(), refused: z.number() }),
  rows: z.array(
    z.looseObject({
      line: z.number(),
      status: z.string(),
      code: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
});

export type Result = z.infer<typeof resultSchema>;

/** Sends a file. Nothing but its bytes names it: the same file again is the same upload. */
export const sendFile = async (door: Door, text: string): Promise<Result> => {
  const answer = await door.ask({
    method: 'POST',
    path: '/v1/csv',
    body: text,
    type: 'text/csv; charset=utf-8',
  });
  const problem = problemIn(answer);
  if (problem === undefined) return resultSchema.parse(JSON.parse(answer.text));
  throw new AgencyFault('upload-refused', {
    place: problem.place ?? '/v1/csv',
    reason: problem.reason,
    mend: problem.mend ?? 'Correct the file and send it again.',
  });
};

const looks = 100;
const betweenLooksMs = 500;

/** What became of each row, once the owners have answered; after most of a minute as far as they have. */
export const settled = async (door: Door, { upload }: Result, signal: AbortSignal): Promise<Result> => {
  for (let look = 1; ; look += 1) {
    const result = resultSchema.parse(JSON.parse((await door.ask({ path: `/v1/csv/${upload}` })).text));
    if (result.counts.pending === 0 || look === looks) return result;
    await pause(betweenLooksMs, signal);
  }
};

export const rejectsOf = async (door: Door, upload: string): Promise<string> =>
  (await door.ask({ path: `/v1/csv/${upload}/rejects.csv` })).text;

/** The referrals whose rows came back with this code. */
export const refusedAs = (
  code: string,
  { text }: Readonly<{ text: string }>,
  { rows }: Result,
): readonly string[] => {
  const lines = text.split('\r\n');
  return rows.filter((row) => row.code === code).flatMap(({ line }) => lines[line - 1]?.split(',')[0] ?? []);
};
