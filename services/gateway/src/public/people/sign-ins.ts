import { answer, csvBody, type Route, route } from '@handoff/http';
import { z } from 'zod';
import { signInColumns } from '../../csv/sign-in-columns.ts';
import { type TakenSignIn, takeSignIns } from '../../csv/take-sign-ins.ts';
import { rejectedRows } from '../../csv/write-csv.ts';
import type { Gateway } from '../../gateway.ts';
import { mayBeginParticipation, warningFor } from '../may-begin-participation.ts';
import { nextPage, pageOf, pageQuery } from '../page-of.ts';

const count = z.number().int();

const taken = z
  .object({
    counts: z.object({ rows: count, intakes: count, contactOnly: count, refused: count }),
    rows: z.array(
      z.object({
        line: count,
        status: z.enum(['intake', 'contact-only', 'refused']),
        intake: z.string().optional(),
        code: z.string().optional(),
        place: z.string().optional(),
        reason: z.string().optional(),
        mend: z.string().optional(),
      }),
    ),
    rejects: z.string().describe('The rows that were not taken, as CSV; they are kept nowhere'),
    warning: mayBeginParticipation,
  })
  .describe('What became of each line');

const contact = z.object({
  localRef: z.string(),
  name: z.string(),
  contacts: z.array(z.object({ kind: z.string(), value: z.string() })),
  language: z.string().nullable(),
  needs: z.array(z.string()),
  goneOn: z.iso.date().describe('From this day on it is not there any more'),
});

export const signInRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'POST',
    path: '/v1/sign-ins',
    summary:
      'A sign-in sheet: lines with consent are intakes, the others are kept for you alone, thirty days',
    auth: 'known',
    body: csvBody({ limit: 1024 * 1024 }),
    answers: { 200: taken },
    handle: async ({ body, caller }) => {
      const lines = await takeSignIns(gateway, caller, body);
      const isReferred = lines.some(({ status }) => status === 'intake');
      return { ...shown(lines), ...(isReferred ? await warningFor(gateway, caller.name) : {}) };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/sign-ins',
    summary: 'Who stands on your sheets and was not asked for consent yet',
    auth: 'known',
    query: pageQuery,
    answers: { 200: z.object({ signIns: z.array(contact), next: nextPage }).describe('Yours alone') },
    handle: async ({ caller, query }) => {
      const all = await gateway.register.signIns.of(caller.name);
      const { page, next } = pageOf(all, ({ localRef }) => localRef, query);
      return { signIns: page, next };
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/sign-ins/:localRef',
    summary: 'Erases a line of yours at once',
    auth: 'known',
    params: z.object({ localRef: z.string().max(100).describe('Your own number for it') }),
    answers: { 204: z.null() },
    handle: async ({ params, caller }) => {
      // That none is there is what was asked for; the same again is answered alike.
      await gateway.register.signIns.remove(caller.name, params.localRef);
      return answer(204, null);
    },
  }),
];

const shown = (lines: readonly TakenSignIn[]) => {
  const those = (wanted: string) => lines.filter(({ status }) => status === wanted).length;
  return {
    counts: {
      rows: lines.length,
      intakes: those('intake'),
      contactOnly: those('contact-only'),
      refused: those('refused'),
    },
    rows: lines.map(({ line, status, fault, ...more }) => ({
      line,
      status,
      ...('intake' in more ? { intake: more.intake } : {}),
      ...fault,
    })),
    rejects: rejectedRows(signInColumns, lines),
  };
};
