import type { Gateway } from '../gateway.ts';
import { mustStand } from '../must-stand.ts';
import type { Trouble } from '../domain/webhook-trouble.ts';

/** A trouble as an event of its own: the operator hears it, and what follows from it follows from the event. */
export const report = async (
  { ids, handle }: Pick<Gateway, 'ids' | 'handle'>,
  causation: string,
  trouble: Trouble,
): Promise<void> =>
  mustStand(
    await handle(
      'webhook',
      ids.derive('webhook', causation),
      { type: 'Report', data: trouble },
      { causation },
    ),
  );
