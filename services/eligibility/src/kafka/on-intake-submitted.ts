import type { EventMeta } from '@handoff/host';
import type { IntakeSubmitted } from '@handoff/schemas';
import type { SealedIntakes } from '../intakes/sealed-intakes.ts';
import { sequenceOf } from './sequence-of.ts';

export const onIntakeSubmitted = (
  intakes: SealedIntakes,
  { intakeId, personId, referrer, jurisdiction, language, facts, receivedOn }: IntakeSubmitted,
  { envelope }: EventMeta,
): Promise<void> =>
  intakes.keepFacts(
    intakeId,
    {
      sealed: facts,
      record: 'IntakeSubmitted',
      from: envelope.id,
      sequence: sequenceOf(envelope),
      givenOn: receivedOn,
    },
    { personId, referrer, jurisdiction, language },
  );
