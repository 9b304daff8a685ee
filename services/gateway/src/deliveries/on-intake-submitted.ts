import type { Context, EventMeta } from '@handoff/host';
import type { IntakeSubmitted } from '@handoff/schemas';
import { externalId } from '../external-id.ts';
import { factNotice } from './notice.ts';
import { release } from './release.ts';

/** The referrer learns the id under which its own submission goes on. */
export const onIntakeSubmitted = async (
  intake: IntakeSubmitted,
  meta: EventMeta,
  context: Context,
): Promise<void> =>
  release(context, meta, {
    partner: intake.referrer,
    kind: 'intake',
    subject: intake.intakeId,
    ownIdOf: intake.intakeId,
    about: { personId: intake.personId, intakeId: intake.intakeId, status: 'received' },
    message: ({ localRef, now }) =>
      factNotice({
        kind: 'intake-received',
        intake: externalId(context, intake.referrer, intake.intakeId),
        localRef,
        on: intake.receivedOn,
        at: now,
      }),
  });
