import { describe } from 'vitest';
import { casesConformance } from './cases.ts';
import { credentialsConformance } from './credentials.ts';
import { feedConformance } from './feed.ts';
import type { Open } from './opened.ts';
import { ownIdsConformance } from './own-ids.ts';
import { partnersConformance } from './partners.ts';
import { receiptsConformance } from './receipts.ts';
import { requestsConformance } from './requests.ts';
import { signInsConformance } from './sign-ins.ts';
import { signingKeysConformance } from './signing-keys.ts';
import {
  caseloadConformance,
  sessionsConformance,
  signInsUnderWayConformance,
  staffConformance,
} from './staff.ts';
import { uploadsConformance } from './uploads.ts';
import { viewsConformance } from './views.ts';
import { webhookDeliveriesConformance } from './webhook-deliveries.ts';
import { webhooksConformance } from './webhooks.ts';

/** What every register promises; each adapter runs this against itself. `open` gives an empty one each time. */
export const registerConformance = (name: string, open: Open) =>
  describe(`the register, ${name}:`, () => {
    for (const conformance of [
      partnersConformance,
      credentialsConformance,
      ownIdsConformance,
      casesConformance,
      viewsConformance,
      requestsConformance,
      receiptsConformance,
      feedConformance,
      uploadsConformance,
      webhooksConformance,
      signInsConformance,
      signingKeysConformance,
      webhookDeliveriesConformance,
      staffConformance,
      sessionsConformance,
      signInsUnderWayConformance,
      caseloadConformance,
    ])
      conformance(open);
  });
