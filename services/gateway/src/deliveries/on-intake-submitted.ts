import type { EventMeta } from '@handoff/host';
import type { IntakeSubmitted } from '@handoff/schemas';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import { factNotice } from './notice.ts';
import { release } from './release.ts';

/** The referrer learns the id under which its own submission goes on. */
export const onIntakeSubmitted = async (
  { intakeId, personId, referrer, receivedOn }: IntakeSubmitted,
  meta: EventMeta,
  gateway: Gateway,
): Promise<void> =>
  release(gateway, meta, {
    partner: referrer,
    kind: 'intake',
    subject: intakeId,
    ownIdOf: intakeId,
    about: { personId, intakeId },
    shows: { status: 'received' },
    message: ({ localRef, now }) =>
      factNotice({
        kind: 'intake-received',
        intake: externalId(gateway, referrer, intakeId),
        localRef,
        on: receivedOn,
        at: now,
      }),
  });
