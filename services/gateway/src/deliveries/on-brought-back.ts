import type { Context, ServiceDefinition } from '@handoff/host';
import type { ViewEvent } from '../domain/view.ts';
import type { OwnIds } from '../register/own-ids.ts';

/**
 * After the store was put back: what a partner was told names its own id for the subject, which it may have said by
 * HTTP alone and would never say again. Whoever was erased meanwhile is forgotten anew by the events that follow.
 */
export const onBroughtBack =
  (ownIds: (context: Context) => OwnIds): NonNullable<ServiceDefinition['onBroughtBack']> =>
  async (streamId, { data }, context) => {
    if (!streamId.startsWith('view-')) return;
    const { partner, kind, subject, about, message } = data as unknown as ViewEvent['data'];
    const { localRef, term } = message;
    if (typeof localRef !== 'string') return;
    // The referrer's own id is that of the person it sent, whatever is told about them.
    const own = about.role === 'receiver' || kind === 'message' ? subject : (about.intakeId ?? subject);
    await ownIds(context).keep(partner, own, localRef, typeof term === 'string' ? term : null);
  };
