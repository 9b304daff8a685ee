import { hostConfig } from '@handoff/host';
import { z } from 'zod';

/** What every service needs, and intake: without its keys nothing can be screened. The rules ship with the service. */
export const eligibilityConfig = hostConfig.extend({
  INTAKE_URL: z.url().describe('Internal door of intake, whose key API lends the keys for each screening'),
});
