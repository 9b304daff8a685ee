import { refuse } from '@handoff/decider';
import type { CommandMeta, Context } from '@handoff/host';
import type { ErasePerson } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { Intake } from '../domain/intake.ts';
import { holdInForce } from './intakes-of-person.ts';

/** Decides only. The keys go when the event is out: see kafka/on-participant-erased.ts. */
export const erasePerson = async (
  record: ErasePerson,
  { causation, bodyHash, trace }: CommandMeta,
  context: Context,
): Promise<Outcome> => {
  await heldHereToo(record, context, causation);
  return context.handle(
    'intake',
    record.intakeId,
    { type: 'ErasePerson', data: record },
    { causation, bodyHash, trace },
  );
};

/** A hold was put on what was there then. Who came back since has the same keys, so it holds for the newer intake as well. */
const heldHereToo = async (
  { intakeId, personId }: ErasePerson,
  context: Context,
  causation: string,
): Promise<void> => {
  const intake = (await context.read<Intake>('intake', intakeId))?.state;
  if (intake?.stage !== 'submitted' || intake.personId !== personId) return;
  const held = await holdInForce(context, { personId, intakeId });
  if (held === undefined || intake.hold?.stage === 'in-force') return;
  const { holdId, matter, askedBy, confirmedBy = '' } = held;
  const whom = { holdId, intakeId, personId };
  const say = (type: string, data: object, step: string) =>
    context.handle('intake', intakeId, { type, data }, { causation: `${causation}:${step}` });
  await say('AskLegalHold', { ...whom, matter, by: askedBy }, 'hold-asked');
  const confirmed = await say('ConfirmLegalHold', { ...whom, by: confirmedBy }, 'hold-confirmed');
  // Another matter waits here for another second person. Keys that a hold in force needs do not go meanwhile.
  if (confirmed.kind === 'refused') refuseUndecided(held.matter);
};

const refuseUndecided = (matter: string): never =>
  refuse('legal-hold-undecided', {
    place: 'intakeId',
    reason: `What is kept of this person is held for ${matter}, and another hold was asked for at this intake and not confirmed.`,
    mend: 'Have a second person confirm the newer hold, or lift it, and erase again; consent can be withdrawn at once.',
  });
