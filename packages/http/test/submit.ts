import { z } from 'zod';
import { route } from '../src/index.ts';

const need = z.strictObject({ service: z.enum(['learn.esl', 'food']), hours: z.number().int().max(40) });

/** A route with a path, a query and a body. */
export const submit = route({
  method: 'POST',
  path: '/intakes/:id',
  auth: 'known',
  params: z.object({ id: z.string().max(40) }),
  query: z.object({ after: z.coerce.number().int().optional() }),
  body: z.object({ language: z.string().max(35), needs: z.array(need).max(20) }),
  handle: ({ params, query, body, caller }) => ({
    id: params.id,
    after: query.after,
    needs: body.needs,
    by: caller.name,
  }),
});
