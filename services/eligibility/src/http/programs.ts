import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import type { CompiledBook } from '../domain/law/rulebook.ts';
import { describeRuleset } from '../list-programs.ts';
import { listLanguages, listQuestions } from '../list-questions.ts';

const query = z.object({ lang: z.string().max(35).default('en') });

export const showPrograms = (book: CompiledBook, { mayCall }: ServiceAuth): Route =>
  route({
    method: 'GET',
    path: '/internal/programs',
    summary: 'Every program: who offers it, what it will ask, what happens to it',
    auth: mayCall('programs'),
    query,
    handle: ({ query: { lang } }) => ({
      rulesVersion: book.version,
      languages: listLanguages(),
      programs: book.programs
        .filter(({ listed }) => listed)
        .map((ruleset) => describeRuleset(ruleset, [lang])),
    }),
  });

export const showQuestions = ({ mayCall }: ServiceAuth): Route =>
  route({
    method: 'GET',
    path: '/internal/questions',
    summary: 'Every question that may be asked, why, by whom, and the answers it knows',
    auth: mayCall('questions'),
    query,
    handle: ({ query: { lang } }) => ({ languages: listLanguages(), questions: listQuestions([lang]) }),
  });
