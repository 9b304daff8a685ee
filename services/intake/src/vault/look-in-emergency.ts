import { Refusal } from '@handoff/decider';
import type { Context } from '@handoff/host';
import type { Glass } from '../domain/break-glass.ts';
import { type Intake, mayBeShown } from '../domain/intake.ts';
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
    const { contact } = await submitted(context, intakeId);
    const causation = context.ids.fresh('look');
    const command = { type: 'LookThroughGlass', data: { by } };
    const outcome = await context.handle('glass', glassId, command, { causation });
    if (outcome.kind === 'refused') throw new Refusal(outcome.code, outcome);
    const card = await openCard(vault, contact);
    return { result: card, because: `break-glass-${reason}`, keyId: contact.keyId };
  });
};

/** Asked before it counts as a look: the agency is told of none that could show nothing. */
const submitted = async ({ read }: Parts['context'], intakeId: string) => {
  const intake = (await read<Intake>('intake', intakeId))?.state;
  return intake !== undefined && mayBeShown(intake) ? intake : refuseWithoutConsent('erased');
};
