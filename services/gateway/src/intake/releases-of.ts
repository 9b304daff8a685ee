import { z } from 'zod';
import type { Gateway } from '../gateway.ts';

const answered = z.object({ releases: z.array(z.object({ recipient: z.string(), at: z.string() })) });

export type Made = z.infer<typeof answered>['releases'];

/** To whom name and contacts of a person were given, as the vault's trail has it. */
export const releasesOf = async ({ call }: Pick<Gateway, 'call'>, personId: string): Promise<Made> => {
  const { body } = await call('intake').post('/internal/release/made', { personId });
  return answered.parse(body).releases;
};
