import { open, sealTo } from '@handoff/sealing';
import type { Consent } from '../domain/consent.ts';
import type { Intake, SealedValue } from '../domain/intake.ts';
import { audited } from './audited.ts';
import type { ConsentDesk } from './consent-desk.ts';
import type { ContactCard } from './person-disclosure.ts';
import { refuseWithoutConsent } from './refuse-without-consent.ts';
import type { Vault } from './vault.ts';

export type ReleaseRequest = Readonly<{
  personId: string;
  recipient: string;
  purpose: 'contact';
  /** The referral that was accepted. */
  referral: string;
  /** The recipient's own key: without it the card leaves in clear, for the partner's own authenticated GET. */
  publicKey?: Parameters<typeof sealTo>[0] | undefined;
}>;

export type Release = Readonly<{ until: string } & ({ sealed: string } | { contact: ContactCard })>;

type Parts = Readonly<{ vault: Vault; desk: ConsentDesk; intake: (intakeId: string) => Promise<Intake> }>;

/** How to reach the person, for the agency that accepted: consent asked, the card opened, recorded, and only then sent. */
export const releaseContact = (
  { vault, desk, intake }: Parts,
  caller: string,
  { publicKey, referral, ...request }: ReleaseRequest,
): Promise<Release> =>
  audited(vault, { who: caller, use: 'release', causation: referral, ...request }, async () => {
    const answer = await desk.ask(request);
    if (!answer.allowed) return refuseWithoutConsent(answer.because);
    const sealed = await contactOf(intake, answer.consent);
    const card = await openCard(vault, sealed);
    const release = publicKey ? { sealed: await sealTo(publicKey, card) } : { contact: card };
    return { result: { until: answer.until, ...release }, because: 'consent-live', keyId: sealed.keyId };
  });

const contactOf = async (intake: (id: string) => Promise<Intake>, consent: Consent): Promise<SealedValue> => {
  const newest = consent.stage === 'given' ? await intake(consent.intakes[0]) : undefined;
  return newest?.stage === 'submitted' ? newest.contact : refuseWithoutConsent('erased');
};

/** Name, and the ways to reach somebody that they did not call unsafe. */
export const openCard = async ({ keyring }: Vault, contact: SealedValue): Promise<ContactCard> =>
  safely(open(await keyring.forOpening(contact.keyId), 'IntakeSubmitted', contact) as ContactCard);

// A way the person called unsafe (a phone someone else answers) stays in the vault.
const safely = ({ name, contacts }: ContactCard): ContactCard => ({
  name,
  contacts: contacts.filter(({ safe }) => safe !== false),
});
