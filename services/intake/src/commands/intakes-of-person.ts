import type { Context } from '@handoff/host';
import type { Consent } from '../domain/consent.ts';
import type { Intake } from '../domain/intake.ts';
import type { LegalHold } from '../domain/legal-hold.ts';

type Reading = Pick<Context, 'ids' | 'read'>;

/** Every intake of somebody who came back counts: the keys are the person's, whichever of them is named. */
export const intakesOfPerson = async (
  { ids, read }: Reading,
  { personId, intakeId }: Readonly<{ personId: string; intakeId: string }>,
): Promise<readonly string[]> => {
  const consent = (await read<Consent>('consent', ids.derive('consent', personId)))?.state;
  return [...new Set([intakeId, ...(consent?.stage === 'given' ? consent.intakes : [])])];
};

export const holdInForce = async (
  context: Reading,
  whom: Readonly<{ personId: string; intakeId: string }>,
): Promise<LegalHold | undefined> => {
  for (const id of await intakesOfPerson(context, whom)) {
    const intake = (await context.read<Intake>('intake', id))?.state;
    if (intake?.stage === 'submitted' && intake.personId === whom.personId)
      if (intake.hold?.stage === 'in-force') return intake.hold;
  }
  return undefined;
};
