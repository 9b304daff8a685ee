import type { Context } from '@handoff/host';
import { answer, csvBody, notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import { takeUpload } from '../csv/take-upload.ts';
import { rejectsCsv, worklistCsv } from '../csv/write-csv.ts';
import { type Upload, uploadOf } from '../mongo/uploads.ts';
import { listViews } from '../mongo/views.ts';

const idParam = z.object({ id: z.string().max(100) });
const asFile = (name: string) => ({
  type: 'text/csv; charset=utf-8',
  headers: { 'content-disposition': `attachment; filename="${name}"` },
});

export const csvRoutes = (context: Context): readonly Route[] => [
  route({
    method: 'POST',
    path: '/v1/csv',
    summary: 'An upload: rows with a referral and its status or fact',
    auth: 'known',
    body: csvBody(),
    handle: async ({ body, caller }) => answer(202, told(await takeUpload(context, caller.name, body))),
  }),
  route({
    method: 'GET',
    path: '/v1/csv/:id',
    summary: 'What became of an upload, row by row',
    auth: 'known',
    params: idParam,
    handle: async ({ params, caller }) => told(await ownUpload(context, caller.name, params.id)),
  }),
  route({
    method: 'GET',
    path: '/v1/csv/:id/rejects.csv',
    summary: 'The rows that were not taken, with why and what to do',
    auth: 'known',
    params: idParam,
    handle: async ({ params, caller }) =>
      answer(200, rejectsCsv(await ownUpload(context, caller.name, params.id)), asFile('rejects.csv')),
  }),
  route({
    method: 'GET',
    path: '/v1/worklist.csv',
    summary: 'What waits for you, as a spreadsheet',
    auth: 'known',
    handle: async ({ caller }) => {
      const views = await listViews(context, caller.name, { kind: 'referral', limit: 5_000 });
      return answer(
        200,
        worklistCsv(views.filter(({ about }) => about.role === 'receiver')),
        asFile('worklist.csv'),
      );
    },
  }),
];

const ownUpload = async (context: Context, partner: string, id: string): Promise<Upload> => {
  const found = await uploadOf(context, partner, id);
  if (!found) throw notFound('path.id');
  return found;
};

const told = ({ _id, rows }: Upload) => ({
  upload: _id,
  counts: {
    rows: rows.length,
    done: rows.filter(({ status }) => status === 'done').length,
    pending: rows.filter(({ status }) => status === 'pending').length,
    refused: rows.filter(({ status }) => status === 'refused').length,
  },
  rows: rows.map(({ line, status, fault }) => ({ line, status, ...fault })),
});
