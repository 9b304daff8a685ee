import { codesOf } from '@handoff/schemas';
import { z } from 'zod';
import { facts } from '../domain/journey/pathway.ts';

const neutralId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case words with hyphens, naming no agency');
const codeOf = (list: string) =>
  z.enum(codesOf(list) as [string, ...string[]], {
    error: ({ input }) => `'${String(input)}' is no code of the list '${list}'`,
  });
const fact = z.enum(facts, {
  error: ({ input }) => `'${String(input)}' is no fact; facts are ${facts.join(', ')}`,
});

/** One, or several of which any will do. */
const oneOrMore = <Item extends z.ZodType<string>>(item: Item) =>
  z.preprocess((written) => (Array.isArray(written) ? written : [written]), z.array(item).min(1));

const condition = z
  .strictObject({ step: neutralId, fact: oneOrMore(fact), orClosed: z.boolean().default(false) })
  .transform(({ step, fact, orClosed }) => ({ step, facts: fact, orClosed }));

const step = z.strictObject({
  id: neutralId,
  service: codeOf('service'),
  program: codeOf('program').nullable().default(null),
  beside: z.boolean().default(false),
  forEveryone: z.boolean().default(false),
  onlyWith: neutralId.nullable().default(null),
  inCohort: z.boolean().default(false),
  after: z.array(condition).default([]),
  doneBy: oneOrMore(fact),
  respondWithinDays: z.int().positive().nullable().default(null),
});

export const pathwaySchema = z.strictObject({
  id: neutralId,
  version: z.int().positive(),
  aim: oneOrMore(neutralId),
  steps: z.array(step).min(1),
});
