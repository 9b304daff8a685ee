import type { Context } from '@handoff/host';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import { isDate } from '../domain/dates.ts';
import { abridgeAssessment } from '../domain/explanation/explain.ts';
import type { CompiledBook } from '../domain/law/rulebook.ts';
import { answerWhatIf } from '../domain/what-if.ts';
import { wordsOf } from '../list-questions.ts';

const said = z.record(z.string().max(100), z.unknown());
const code = z.string().max(100);

const whatIf = z.strictObject({
  jurisdiction: z.string().regex(/^US(-[A-Z]{2})?$/, 'Is no US or US-XX.'),
  asOf: z.string().refine(isDate, 'Is no date of the calendar.').optional(),
  language: z.string().max(35).default('en'),
  facts: said,
  reports: z.array(said).max(20).optional(),
  programs: z.array(code).max(100).optional(),
  providerType: code.optional(),
  serviceLevel: code.optional(),
});

/** `POST /internal/screen`: nothing of what is asked is stored, sent on or logged; the answer is all there is. */
export const screenWhatIf = (book: CompiledBook, context: Context, { mayCall }: ServiceAuth): Route =>
  route({
    method: 'POST',
    path: '/internal/screen',
    summary: 'Which programs would be open, and what to ask next; nothing is kept',
    auth: mayCall('screen'),
    body: whatIf,
    handle: ({ body: { asOf = context.today(), language, ...asked } }) => {
      const { programs, questions, follows } = answerWhatIf(book, { ...asked, asOf });
      const languages = [...new Set(['en', language])];
      return {
        asOf,
        jurisdiction: asked.jurisdiction,
        rulesVersion: book.version,
        programs: programs.map((assessment) => abridgeAssessment(assessment, languages)),
        questions: questions.map((question) => ({ ...question, ...wordsOf(question.fact, [language]) })),
        follows,
      };
    },
  });
