import type { ConsentWithdrawn, ParticipantErased } from '@handoff/schemas';
import type { EventMeta } from '@handoff/host';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import type { Due } from '../register/receipts.ts';
import type { ViewOfPerson } from '../register/views.ts';

const daysToAnswer = 30;

/** Every agency that was told of the person and lost its consent owes a word on what became of it. */
export const onConsentWithdrawn = async (
  { personId, intakeId, recipient }: ConsentWithdrawn,
  _: EventMeta,
  gateway: Gateway,
): Promise<void> => {
  const known = await gateway.register.views.ofPerson(personId);
  const asked = asking(gateway, known, intakeId, 'consent-withdrawn');
  for (const view of holdersIn(known))
    if (asked && (recipient === null || view.partner === recipient))
      await gateway.register.receipts.ask({ ...asked, ...heldBy(view) });
};

/** Asked before anything is forgotten. The exchange says for itself when its last copy has ended. */
export const askForErasure = async (
  gateway: Gateway,
  { personId, intakeId, keysGoneBy }: ParticipantErased,
): Promise<void> => {
  const { receipts, views } = gateway.register;
  const known = await views.ofPerson(personId);
  const asked = asking(gateway, known, intakeId, 'person-erased');
  if (!asked) return;
  const own = { holder: 'exchange', referral: asked.intake, service: null };
  await receipts.ask(
    { ...asked, ...own },
    { outcome: 'erased', until: keysGoneBy, citation: null, at: gateway.now() },
  );
  for (const view of holdersIn(known)) await receipts.ask({ ...asked, ...heldBy(view) });
};

/** A view without a status was told nothing of the referral itself. */
const holdersIn = (known: readonly ViewOfPerson[]): readonly ViewOfPerson[] =>
  known.filter(({ kind, about }) => kind === 'referral' && about.role === 'receiver' && about.status);

const heldBy = ({ partner, externalId: referral, about }: ViewOfPerson) => ({
  holder: partner,
  referral,
  service: about.service ?? null,
});

type Asking = Omit<Due, 'holder' | 'referral' | 'service'>;

const asking = (
  gateway: Gateway,
  known: readonly ViewOfPerson[],
  intakeId: string,
  because: Due['because'],
): Asking | undefined => {
  const asker = known.find(({ kind, about }) => kind === 'intake' || about.role === 'referrer')?.partner;
  if (asker === undefined) return undefined;
  const askedAt = gateway.now();
  const dueBy = new Date(Date.parse(askedAt) + daysToAnswer * 86_400_000).toISOString().slice(0, 10);
  return { asker, intake: externalId(gateway, asker, intakeId), because, askedAt, dueBy };
};
