import type { EventMeta } from '@handoff/host';
import {
  type About,
  type ConsentAnswer,
  type PartnerMessage,
  type ViewKind,
  viewId,
} from '../domain/view.ts';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import { type Asked, askConsent } from '../intake/ask-consent.ts';
import { mustStand } from '../must-stand.ts';
import { type Named, unnamed } from '../register/own-ids.ts';

type Told = Named & Readonly<{ now: string }>;

export type Release = Readonly<{
  partner: string;
  kind: ViewKind;
  /** The internal stream it is about. */
  subject: string;
  /** Kept with the view whatever is told: internal ids, and which part the partner has in it. */
  about: About;
  /** What the partner may look up from now on; kept only if it was told. */
  shows?: About;
  /** What must be covered by the person's consent; absent for what tells nothing of the person. */
  needs?: Asked;
  /** The stream whose own id of the partner comes along; absent: none does. */
  ownIdOf?: string;
  /** Told to this partner beside another thing of the same event. */
  purpose?: string;
  /** Made only after consent was found to cover it. Undefined: there is nothing to tell after all. */
  message: (told: Told) => PartnerMessage | undefined | Promise<PartnerMessage | undefined>;
  /** Said instead when consent does not cover it; absent: nothing is said. */
  withheld?: (told: Told & Readonly<{ reason: string }>) => PartnerMessage;
}>;

const notAsked: ConsentAnswer = { asked: false, allowed: true };

/**
 * The one way anything reaches a partner: consent is asked of intake, and only what it allows is told, in the
 * partner's own view of the subject. Intake away: the outage goes up and the stream waits (fails closed).
 */
export const release = async (gateway: Gateway, { envelope }: EventMeta, what: Release): Promise<void> => {
  const { partner, kind, subject } = what;
  const consent = what.needs ? await askConsent(gateway, what.needs) : notAsked;
  const message = await worded(gateway, what, consent);
  if (!message) return;
  const about = consent.allowed ? { ...what.about, ...what.shows } : what.about;
  const data = {
    partner,
    kind,
    subject,
    externalId: externalId(gateway, partner, subject),
    message,
    about,
    consent,
  };
  // One event may bring both: a word that came too late, and that it was taken back.
  const purpose = [...(what.purpose ? [what.purpose] : []), ...(what.shows?.bare ? ['taken-back'] : [])];
  mustStand(
    await gateway.handle(
      'view',
      viewId(partner, subject),
      { type: 'Tell', data },
      { causation: [envelope.id, partner, message.type, ...purpose].join(':'), trace: envelope.trace },
    ),
  );
};

const worded = async (gateway: Gateway, what: Release, { allowed, reason }: ConsentAnswer) => {
  // Of someone who asked to be erased not even that something is withheld.
  if (!allowed && reason === 'erased') return undefined;
  const { ownIds } = gateway.register;
  const named = what.ownIdOf === undefined ? unnamed : await ownIds.namedBy(what.partner, what.ownIdOf);
  const told = { ...named, now: gateway.now() };
  return allowed ? what.message(told) : what.withheld?.({ ...told, reason: reason ?? 'consent-not-live' });
};
