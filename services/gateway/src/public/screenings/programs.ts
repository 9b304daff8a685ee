import { type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { inLanguage, languages, text } from './spoken.ts';

const program = z.object({
  program: z.string(),
  title: text,
  jurisdictions: z.array(z.string()).describe('Where rules of their own hold; US: everywhere'),
  fundingStream: z.string().nullable(),
  providers: z.array(z.string()).describe('Who offers it'),
  documents: z.array(z.object({ id: z.string(), text })).describe('What to bring'),
  card: z
    .object({ asks: text, keeps: text })
    .nullable()
    .describe('To be shown before anything is sent: what they will ask, what happens to it'),
  rules: z.array(
    z.object({
      rule: z.string(),
      jurisdiction: z.string(),
      layer: z.string(),
      inForceFrom: z.string(),
      inForceTo: z.string().nullable(),
      verifiedOn: z.string().nullable(),
      reviewBy: z.string().nullable(),
    }),
  ),
});

export const programRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/programs',
    summary: 'Every program with rules: who offers it, what they will ask, what happens to it',
    auth: 'known',
    query: inLanguage,
    answers: {
      200: z
        .object({ rulesVersion: z.string(), languages, programs: z.array(program) })
        .describe('The programs'),
    },
    handle: async ({ query }) =>
      (await gateway.call('eligibility').get('/internal/programs', { query })).body,
  }),
];
