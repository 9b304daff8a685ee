import { Refusal } from '@handoff/decider';
import { RefusedByPeer } from '@handoff/http';

/** The two refusals of intake that are part of life: the person said no, or asked to be forgotten. */
export type Closed = 'consent-not-live' | 'key-destroyed';

/** What intake released, or why it may not. Any other refusal is a fault of ours and goes on as one. */
export const unlessClosed = async <Released>(
  ask: () => Promise<Released>,
): Promise<Released | { closed: Closed }> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RefusedByPeer && isClosed(error.code)) return { closed: error.code };
    throw error;
  }
};

const isClosed = (code: string): code is Closed => code === 'consent-not-live' || code === 'key-destroyed';

/** The same towards a partner who asked. */
export const closedToYou = (closed: Closed): Refusal =>
  closed === 'key-destroyed'
    ? new Refusal(closed, {
        place: 'path.id',
        reason: 'the person asked to be erased, and nobody can read it any more',
        mend: 'Delete what you hold of them, unless the law has you keep it.',
      })
    : new Refusal(closed, {
        place: 'path.id',
        reason: "the person's consent does not cover telling you this now",
        mend: 'Do not use what you have. Ask the person; when they have consented, ask here again.',
      });
