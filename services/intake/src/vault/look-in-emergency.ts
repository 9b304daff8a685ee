import { Refusal } from '@handoff/decider';
import type { Context } from '@handoff/host';
import type { Glass } from '../domain/break-glass.ts';
import type { Intake } from '../domain/intake.ts';
import { audited } from './audited.ts';
import type { ContactCard } from './person-disclosure.ts';
import { refuseWithoutConsent } from './refuse-without-consent.ts';
import { openCard } from './release-contact.ts';
import type { Vault } from './vault.ts';

type Parts = Readonly<{ vault: Vault; context: Pick<Context, 'handle' | 'read' | 'ids'> }>;
export type Emergency = Exclude<Glass, { stage: 'none' }>;

/**
 * Name and safe contacts of one person, for one of the two people of the operator. No consent covers it, so it stands in the chain of
 * the agency that took the person in, and in a stream of which that agency is told, before anything is shown.
 */
export const lookInEmergency = (
  { vault, context }: Parts,
  { glassId, intakeId, personId, agency, reason }: Emergency,
  by: string,
): Promise<ContactCard> => {
  const about = { who: `operator:${by}`, recipient: agency, personId, purpose: 'contact' } as const;
  return audited(vault, { ...about, use: 'open', causation: glassId }, async () => {
    const causation = context.ids.fresh('look');
    const command = { type: 'LookThroughGlass', data: { by } };
    const outcome = await context.handle('glass', glassId, command, { causation });
    if (outcome.kind === 'refused') throw new Refusal(outcome.code, outcome);
    const intake = (await context.read<Intake>('intake', intakeId))?.state;
    if (intake?.stage !== 'submitted') return refuseWithoutConsent('erased');
    const card = await openCard(vault, intake.contact);
    return { result: card, because: `break-glass-${reason}`, keyId: intake.contact.keyId };
  });
};
