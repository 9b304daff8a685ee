import type { EventHandlers } from '@handoff/host';
import { leaveWhatIsOff } from '../commands/matching/leave-index.ts';
import { onWords, type PartsOf } from './on-words.ts';

/**
 * Whoever takes consent back is out, also while an entry of theirs waits parked: what closes an index waits for nothing that opens one.
 * It stands apart for that alone; where nothing waits, `matching` does the same.
 */
export const onMatchingEnds = (partsOf: PartsOf): EventHandlers =>
  onWords(['ConsentWithdrawn', 'GuardianRevoked'], leaveWhatIsOff, partsOf);
