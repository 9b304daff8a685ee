import type { EventMeta } from '@handoff/host';
import type { BreakGlassEnded, BreakGlassLooked, BreakGlassOpened } from '@handoff/schemas';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import { factNotice } from './notice.ts';
import { release } from './release.ts';

type Told = Readonly<{ agency: string; personId: string; intakeId: string; reason?: string | null }>;

/** The agency that took the person in is told at once what the operator may see, each time it looked, and when it was over. */
const telling =
  (kind: 'emergency-look-opened' | 'emergency-look' | 'emergency-look-ended') =>
  ({ agency, personId, intakeId, reason = null }: Told, meta: EventMeta, gateway: Gateway) =>
    release(gateway, meta, {
      partner: agency,
      kind: 'intake',
      subject: intakeId,
      ownIdOf: intakeId,
      about: { personId, intakeId },
      message: ({ localRef, now }) =>
        factNotice({
          kind,
          intake: externalId(gateway, agency, intakeId),
          localRef,
          on: now.slice(0, 10),
          reason,
          at: now,
        }),
    });

const opened = telling('emergency-look-opened');
const looked = telling('emergency-look');
const over = telling('emergency-look-ended');

export const onBreakGlass = {
  BreakGlassOpened: (event: BreakGlassOpened, meta: EventMeta, gateway: Gateway) =>
    opened(event, meta, gateway),
  BreakGlassLooked: (event: BreakGlassLooked, meta: EventMeta, gateway: Gateway) =>
    looked(event, meta, gateway),
  /** What was never open showed nothing. */
  BreakGlassEnded: async (event: BreakGlassEnded, meta: EventMeta, gateway: Gateway) => {
    if (event.opened) await over(event, meta, gateway);
  },
};
