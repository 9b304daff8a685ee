import { z } from 'zod';
import type { Seen } from '../door/seen.ts';
import type { Row } from '../evidence.ts';
import { until } from '../until.ts';
import type { Ask } from './ask.ts';

const upload = z.object({
  rows: z.array(z.object({ line: z.number(), status: z.string(), code: z.string().optional() })),
});
const made = z.object({ upload: z.string() });
const patienceMs = 10_000;

/** What became of every row the partner uploaded; rows are judged one by one, after the upload was taken. */
export const rowsOf = async (ask: Ask, seen: readonly Seen[]): Promise<readonly Row[]> => {
  const ids = new Set(seen.flatMap(uploadIn));
  let rows: readonly Row[] = [];
  await until(async () => {
    rows = (await Promise.all([...ids].map((id) => read(ask, id)))).flat();
    return rows.every(({ status }) => status !== 'pending');
  }, patienceMs);
  return rows;
};

const uploadIn = ({ method, path, status, answer }: Seen): readonly string[] =>
  method === 'POST' && path === '/v1/csv' && status === 202 ? [made.parse(JSON.parse(answer)).upload] : [];

const read = async (ask: Ask, id: string): Promise<readonly Row[]> =>
  upload.parse((await ask(`/v1/csv/${id}`)).json).rows;
