import { codesOf } from '@handoff/schemas';
import { z } from 'zod';
import { facts } from '../domain/pathway.ts';

const neutralId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case words with hyphens, naming no agency');
const codeOf = (list: string) => z.enum(codesOf(list) as [string, ...string[]]);

const step = z.strictObject({
  id: neutralId,
  service: codeOf('service'),
  program: codeOf('program').nullable().default(null),
  after: z.array(z.strictObject({ step: neutralId, fact: z.enum(facts) })).default([]),
  doneBy: z.enum(facts),
  respondWithinDays: z.int().positive().nullable().default(null),
});

type Written = { aim: string; steps: z.infer<typeof step>[] };

/** A condition looks back, to a step written before: a circle can't be written. */
const conditionsLookBack = ({ steps }: Written, context: z.RefinementCtx): void => {
  for (const [place, { after }] of steps.entries())
    for (const condition of after)
      if (!steps.slice(0, place).some(({ id }) => id === condition.step))
        context.addIssue({
          code: 'custom',
          path: ['steps', place, 'after'],
          message: `'${condition.step}' is no step before this one`,
        });
};

const idsDiffer = ({ steps }: Written, context: z.RefinementCtx): void => {
  for (const [place, { id }] of steps.entries())
    if (steps.findIndex((step) => step.id === id) < place)
      context.addIssue({ code: 'custom', path: ['steps', place, 'id'], message: `'${id}' is there twice` });
};

const aimIsAStep = ({ aim, steps }: Written, context: z.RefinementCtx): void => {
  if (!steps.some(({ id }) => id === aim))
    context.addIssue({ code: 'custom', path: ['aim'], message: `'${aim}' is no step of this pathway` });
};

export const pathwaySchema = z
  .strictObject({ id: neutralId, version: z.int().positive(), aim: neutralId, steps: z.array(step).min(1) })
  .superRefine((written, context) => {
    conditionsLookBack(written, context);
    idsDiffer(written, context);
    aimIsAStep(written, context);
  });
