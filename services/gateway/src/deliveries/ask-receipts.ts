import type { ConsentWithdrawn, ErasureWaits, ParticipantErased } from '@handoff/schemas';
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
  for (const view of await holdersIn(gateway, known))
    if (asked && (recipient === null || view.partner === recipient))
      await gateway.register.receipts.ask({ ...asked, ...heldBy(view) });
};

/** A legal hold keeps the keys: until it is lifted, the exchange itself is a holder that keeps something. */
export const onErasureWaits = async (
  { personId, intakeId }: ErasureWaits,
  _: EventMeta,
  gateway: Gateway,
): Promise<void> => {
  const known = await gateway.register.views.ofPerson(personId);
  const asked = asking(gateway, known, intakeId, 'person-erased');
  if (!asked) return;
  await gateway.register.receipts.ask(
    { ...asked, ...exchangeOf(asked) },
    { outcome: 'kept-by-law', until: null, citation: 'legal hold', at: gateway.now() },
  );
};

const exchangeOf = ({ intake }: Asking) => ({ holder: 'exchange', referral: intake, service: null });

/** Asked before anything is forgotten. The exchange says for itself when its last copy has ended. */
export const askForErasure = async (
  gateway: Gateway,
  { personId, intakeId, keysGoneBy }: ParticipantErased,
): Promise<void> => {
  const { receipts, views } = gateway.register;
  const known = await views.ofPerson(personId);
  const asked = asking(gateway, known, intakeId, 'person-erased');
  if (!asked) return;
  const erased = { outcome: 'erased', until: keysGoneBy, citation: null, at: gateway.now() } as const;
  await receipts.ask({ ...asked, ...exchangeOf(asked) }, erased);
  // After a legal hold it stands there as kept.
  await receipts.give('exchange', asked.intake, erased);
  for (const view of await holdersIn(gateway, known)) await receipts.ask({ ...asked, ...heldBy(view) });
};

/** A view without a status was told nothing of the referral itself, and an agency without a system here nothing at all. */
const holdersIn = async (
  { register }: Gateway,
  known: readonly ViewOfPerson[],
): Promise<readonly ViewOfPerson[]> => {
  const told = known.filter(
    ({ kind, about }) => kind === 'referral' && about.role === 'receiver' && about.status,
  );
  const here = new Set((await register.partners.all()).map(({ slug }) => slug));
  return told.filter(({ partner }) => here.has(partner));
};

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
