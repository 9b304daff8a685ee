import { z } from 'zod';
import type { Gateway } from '../gateway.ts';

const answered = z.object({
  matches: z.array(
    z.object({
      matchId: z.string(),
      fund: z.string(),
      likeness: z.string(),
      intakes: z.array(z.string()),
      proposedOn: z.string(),
      confirmed: z.boolean(),
      merged: z.boolean(),
    }),
  ),
});

export type OpenMatch = z.infer<typeof answered>['matches'][number];

/** What stands open for one agency, as intake lets it see. */
export const matchesOf = async (
  { call }: Pick<Gateway, 'call'>,
  agency: string,
): Promise<readonly OpenMatch[]> => {
  const { body } = await call('intake').get('/internal/matches', { query: { agency } });
  return answered.parse(body).matches;
};
