import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { CliFault } from '../fault.ts';
import { credentialsFile } from '../partner/connect-partner.ts';
import { join } from 'node:path';

const credentials = z.object({
  token: z.string(),
  kafka: z
    .object({
      username: z.string(),
      password: z.string(),
      in: z.string(),
      out: z.string(),
      groupPrefix: z.string(),
    })
    .optional(),
  exchange: z.object({ url: z.string(), brokers: z.array(z.string()) }),
});

/** What a partner holds: enough to speak to the exchange from any machine, without its operator. */
export type Access = z.infer<typeof credentials> & Readonly<{ slug: string }>;

export const accessOf = (data: string, slug: string): Access => {
  const file = credentialsFile(join(data, 'secrets', 'partners'), slug);
  if (!existsSync(file))
    throw new CliFault('no-credentials', {
      place: file,
      reason: 'There are no credentials of this partner here.',
      mend: '`handoff partner apply <manifest>` leaves them, `handoff sandbox <slug>` makes a partner to try with.',
    });
  return { slug, ...credentials.parse(JSON.parse(readFileSync(file, 'utf8'))) };
};
