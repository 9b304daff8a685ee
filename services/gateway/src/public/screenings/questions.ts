import { type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { inLanguage, languages, text } from './spoken.ts';

const question = z.object({
  fact: z.string(),
  type: z.string(),
  values: z.array(z.string()).describe('The answers it knows; not-shared is one to every question'),
  sensitivity: z.enum(['low', 'medium', 'high']).describe('Ask the low ones first'),
  question: text,
  why: text.describe('Why it is asked'),
  whoMayAsk: z.array(z.enum(['referrer', 'provider'])),
});

export const questionRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/questions',
    summary: 'Every question that may be asked of a person: why, by whom, and the answers it knows',
    auth: 'known',
    query: inLanguage,
    answers: { 200: z.object({ languages, questions: z.array(question) }).describe('The questions') },
    handle: async ({ query }) =>
      (await gateway.call('eligibility').get('/internal/questions', { query })).body,
  }),
];
