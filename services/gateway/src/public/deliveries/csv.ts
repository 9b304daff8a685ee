import { answer, csvBody, notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import { previewUpload, takeUpload } from '../../csv/take-upload.ts';
import { rejectsCsv, worklistCsv } from '../../csv/write-csv.ts';
import type { Gateway } from '../../gateway.ts';
import { unnamed } from '../../register/own-ids.ts';
import type { Upload } from '../../register/uploads.ts';
import { underWay } from '../referrals/under-way.ts';

const idParam = z.object({ id: z.string().max(100) });
const count = z.number().int();

const upload = z
  .object({
    upload: z.string(),
    counts: z.object({ rows: count, done: count, pending: count, refused: count }),
    codes: z.record(z.string(), count).describe('How many rows were refused for what'),
    rows: z.array(
      z.object({
        line: count,
        status: z.enum(['pending', 'done', 'refused']),
        code: z.string().optional(),
        place: z.string().optional(),
        reason: z.string().optional(),
        mend: z.string().optional(),
      }),
    ),
  })
  .describe('What became of each row so far');

const asFile = (name: string) => ({
  type: 'text/csv; charset=utf-8',
  headers: { 'content-disposition': `attachment; filename="${name}"` },
});

export const csvRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'POST',
    path: '/v1/csv',
    summary: 'An upload: rows with a referral and its status or fact; sent again, it changes nothing',
    auth: 'known',
    query: z.object({
      preview: z
        .enum(['true', 'false'])
        .default('false')
        .describe('true: only says what would become of each row'),
    }),
    body: csvBody({ limit: 1024 * 1024 }),
    answers: { 200: upload, 202: upload },
    handle: async ({ body, query, caller }) =>
      query.preview === 'true'
        ? answer(200, shown(await previewUpload(gateway, caller.name, body)))
        : answer(202, shown(await takeUpload(gateway, caller.name, body))),
  }),
  route({
    method: 'GET',
    path: '/v1/csv/:id',
    summary: 'What became of an upload, row by row',
    auth: 'known',
    params: idParam,
    answers: { 200: upload },
    handle: async ({ params, caller }) => shown(await ownUpload(gateway, caller.name, params.id)),
  }),
  route({
    method: 'GET',
    path: '/v1/csv/:id/rejects.csv',
    summary: 'The rows that were not taken, with why and what to do',
    auth: 'known',
    params: idParam,
    handle: async ({ params, caller }) =>
      answer(200, rejectsCsv(await ownUpload(gateway, caller.name, params.id)), asFile('rejects.csv')),
  }),
  route({
    method: 'GET',
    path: '/v1/worklist.csv',
    summary: 'What waits for you, as a spreadsheet: fill in status and send it back',
    auth: 'known',
    handle: async ({ caller }) => {
      const page = { kind: 'referral', role: 'receiver', statuses: underWay, limit: 5_000 } as const;
      const views = await gateway.register.views.list(caller.name, page);
      const subjects = views.map(({ subject }) => subject);
      const names = await gateway.register.ownIds.ofMany(caller.name, subjects);
      const waiting = views.map((view) => ({ ...view, ...(names.get(view.subject) ?? unnamed) }));
      return answer(200, worklistCsv(waiting), asFile('worklist.csv'));
    },
  }),
];

const ownUpload = async ({ register }: Gateway, partner: string, id: string): Promise<Upload> => {
  const found = await register.uploads.find(partner, id);
  if (!found) throw notFound('path.id');
  return found;
};

const shown = ({ id, rows }: Upload) => {
  const those = (wanted: string) => rows.filter(({ status }) => status === wanted).length;
  return {
    upload: id,
    counts: { rows: rows.length, done: those('done'), pending: those('pending'), refused: those('refused') },
    codes: Object.fromEntries(
      [
        ...Map.groupBy(
          rows.flatMap(({ fault }) => fault ?? []),
          ({ code }) => code,
        ),
      ].map(([code, all]) => [code, all.length]),
    ),
    rows: rows.map(({ line, status, fault }) => ({ line, status, ...fault })),
  };
};
