import type { Context, EventMeta } from '@handoff/host';
import type { ScreeningCompleted } from '@handoff/schemas';
import { sealTo } from '@handoff/sealing';
import { externalId } from '../external-id.ts';
import { publicKeyOf } from '../mongo/partners.ts';
import { openVerdicts } from '../open-verdicts.ts';
import { keepScreening } from '../mongo/screenings.ts';
import { factNotice } from './notice.ts';
import { release } from './release.ts';

/**
 * Only the referrer hears of a screening. The explanation goes sealed to its own key; an agency without a key fetches
 * it with its token, so the ciphertext is kept.
 */
export const onScreeningCompleted = async (
  screening: ScreeningCompleted,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const { referrer, intakeId, personId } = screening;
  await keepScreening(context, screening);
  const key = await publicKeyOf(context, referrer);
  const sealed = key ? await sealTo(key, await openVerdicts(context, screening, 'screening-notice')) : null;
  const intake = externalId(context, referrer, intakeId);
  await release(context, meta, {
    partner: referrer,
    kind: 'intake',
    subject: intakeId,
    ownIdOf: intakeId,
    needs: { personId, recipient: referrer, purpose: 'progress' },
    about: { personId, intakeId, status: 'screened' },
    message: ({ localRef, now }) =>
      factNotice({ kind: 'screening-completed', intake, localRef, on: screening.asOf, sealed, at: now }),
    withheld: ({ localRef, now, reason }) =>
      factNotice({ kind: 'withheld', intake, localRef, on: screening.asOf, reason, at: now }),
  });
};
