import type { Context } from '@handoff/host';
import { Refusal } from '@handoff/decider';
import { RefusedByPeer } from '@handoff/http';
import type { ConsentTerms } from '@handoff/schemas';
import { z } from 'zod';

const answer = z.object({ sequence: z.int() });

type Given = Readonly<{
  personId: string;
  intakeId: string;
  terms: ConsentTerms;
  /** For what the person stands there: it says who consents where they are not of age. */
  service: string;
  causation: string;
}>;

/** What the person agreed to at a desk goes into their own consent stream, which is intake's; once a causation. */
export const grantConsent = async ({ call }: Context, given: Given): Promise<number> => {
  try {
    const { body } = await call('intake').post('/internal/consent/grant', given);
    return answer.parse(body).sequence;
  } catch (error) {
    if (!(error instanceof RefusedByPeer)) throw error;
    const { code, reason, mend, place } = error;
    throw new Refusal(code, { reason, mend, ...(place === undefined ? {} : { place }) });
  }
};
