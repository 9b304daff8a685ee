import type { EventMeta } from '@handoff/host';
import type { IntakeAmended } from '@handoff/schemas';
import type { SealedIntakes } from '../intakes/sealed-intakes.ts';
import { sequenceOf } from './sequence-of.ts';

/** The whole set of facts anew: what was answered before and is absent now is unknown. */
export const onIntakeAmended = (
  intakes: SealedIntakes,
  { intakeId, facts }: IntakeAmended,
  { envelope }: EventMeta,
): Promise<void> =>
  intakes.keepFacts(intakeId, {
    sealed: facts,
    record: 'IntakeAmended',
    from: envelope.id,
    sequence: sequenceOf(envelope),
    givenOn: envelope.time.slice(0, 10),
  });
