import { Refusal } from '@handoff/decider';
import { RefusedByPeer } from '@handoff/http';
import type { Gateway } from '../gateway.ts';

type Given = Readonly<{
  personId: string;
  intakeId: string;
  terms: Readonly<{ recipient: string; purposes: readonly string[]; how: string }>;
  causation: string;
}>;

/** A release that was signed goes into the person's own consent stream, once a causation. */
export const grantConsent = async ({ call }: Pick<Gateway, 'call'>, given: Given): Promise<void> => {
  const { personId, intakeId, terms, causation } = given;
  // About no service: at a college the word is the student's own at any age (34 CFR 99.5).
  const asked = { personId, intakeId, terms, causation, service: 'release' };
  try {
    await call('intake').post('/internal/consent/grant', asked);
  } catch (error) {
    if (!(error instanceof RefusedByPeer)) throw error;
    const { code, reason, mend } = error;
    throw new Refusal(code, { place: 'body', reason, mend });
  }
};
