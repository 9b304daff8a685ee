import type { Context } from '@handoff/host';
import type { Consent } from './domain/consent.ts';
import type { Intake } from './domain/intake.ts';
import type { ConsentSource } from './vault/consent-desk.ts';

/** The streams themselves: what was written a moment ago counts already. */
export const consentSource = ({ ids, read, parkedStreams, today }: Context): ConsentSource => ({
  consentOf: async (personId) => {
    const id = ids.derive('consent', personId);
    const found = await read<Consent>('consent', id);
    return { id, state: found?.state ?? { stage: 'none' }, version: found?.version ?? 0 };
  },
  intake: async (intakeId) => (await read<Intake>('intake', intakeId))?.state ?? { stage: 'none' },
  // Matching follows what a person said and says none of it: where it fails, nothing else of theirs may be in doubt.
  parked: () => parkedStreams(['matching', 'matching-ends']),
  today,
});
