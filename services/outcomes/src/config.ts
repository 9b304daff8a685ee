import { hostConfig } from '@handoff/host';
import { z } from 'zod';

/** What outcomes needs beside what every service does. */
export const outcomesSettings = z.object({
  COMMON_EXIT_FILE: z
    .string()
    .optional()
    .describe('Where States let programs exit together; without it policies/common-exit.yaml'),
});

export const outcomesConfig = hostConfig.extend(outcomesSettings.shape);
