import type { EventMeta } from '@handoff/host';
import type { FactNotice, ScreeningCompleted } from '@handoff/schemas';
import { sealTo } from '@handoff/sealing';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import { openVerdicts } from '../intake/open-verdicts.ts';
import { publicKeyOf } from '../partners/public-key-of.ts';
import { factNotice } from './notice.ts';
import { release } from './release.ts';

/**
 * Only the referrer hears of a screening. The explanation goes sealed to its own key; an agency without a key fetches
 * it with its token, so the ciphertext is kept.
 */
export const onScreeningCompleted = async (
  screening: ScreeningCompleted,
  meta: EventMeta,
  gateway: Gateway,
): Promise<void> => {
  const { screeningId, referrer, intakeId, personId, verdicts, asOf } = screening;
  await gateway.register.cases.keepScreening({ screeningId, intakeId, personId, referrer, verdicts, asOf });
  const intake = externalId(gateway, referrer, intakeId);
  await release(gateway, meta, {
    partner: referrer,
    kind: 'intake',
    subject: intakeId,
    ownIdOf: intakeId,
    needs: { personId, recipient: referrer, purpose: 'progress' },
    about: { personId, intakeId },
    shows: { status: 'screened' },
    message: async ({ localRef, now }) =>
      factNotice({
        kind: 'screening-completed',
        intake,
        localRef,
        on: asOf,
        ...(await explanation(gateway, screening)),
        at: now,
      }),
    withheld: ({ localRef, now, reason }) =>
      factNotice({ kind: 'withheld', intake, localRef, on: asOf, reason, at: now }),
  });
};

/** That the screening is done may be said also where its explanation may not be opened any more; then why not. */
const explanation = async (
  gateway: Gateway,
  screening: ScreeningCompleted,
): Promise<Pick<FactNotice, 'sealed' | 'reason'>> => {
  const key = await publicKeyOf(gateway, screening.referrer);
  if (!key) return { sealed: null, reason: null };
  const opened = await openVerdicts(gateway, screening, 'screening-notice');
  if ('closed' in opened) return { sealed: null, reason: opened.closed };
  const sealed = await sealTo(key, opened.verdicts);
  return sealed.length > largest ? { sealed: null, reason: 'too-large' } : { sealed, reason: null };
};

/** Well under what a partner's topic takes; what is larger is fetched, as by those without a key. */
const largest = 150_000;
