import type { Context, EventMeta } from '@handoff/host';
import type { About, ConsentAnswer, PartnerMessage, View, ViewKind } from '../domain/view.ts';
import { viewId } from '../domain/view.ts';
import { externalId } from '../external-id.ts';
import { ownIdOf } from '../mongo/own-ids.ts';
import { type Asked, askConsent } from './ask-consent.ts';

export type Release = Readonly<{
  partner: string;
  kind: ViewKind;
  /** The internal stream it is about. */
  subject: string;
  about: About;
  /** What must be covered by the person's consent; absent for the partner's own doings (its own submission). */
  needs?: Asked;
  /** The stream whose own id of the partner comes along. */
  ownIdOf: string;
  message: (told: Readonly<{ localRef: string | null; now: string }>) => PartnerMessage;
  /** Said instead when consent does not cover it; absent: nothing is said. */
  withheld?: (told: Readonly<{ localRef: string | null; now: string; reason: string }>) => PartnerMessage;
}>;

const notAsked: ConsentAnswer = { asked: false, allowed: true };

/**
 * The one way anything reaches a partner: consent is asked of intake, and only what it allows is told, in the
 * partner's own view of the subject. Intake away: the outage goes up and the stream waits (fails closed).
 */
export const release = async (context: Context, { envelope }: EventMeta, what: Release): Promise<void> => {
  const consent = what.needs ? await askConsent(context, what.needs) : notAsked;
  const told = { localRef: await ownIdOf(context, what.partner, what.ownIdOf), now: context.now() };
  const message = consent.allowed
    ? what.message(told)
    : what.withheld?.({ ...told, reason: consent.reason ?? 'consent-not-live' });
  if (!message) return;
  await context.handle(
    'view',
    viewId(what.partner, what.subject),
    {
      type: 'Tell',
      data: {
        partner: what.partner,
        kind: what.kind,
        subject: what.subject,
        externalId: externalId(context, what.partner, what.subject),
        message,
        about: what.about,
        consent,
      },
    },
    { causation: `${envelope.id}:${what.partner}:${message.type}`, trace: envelope.trace },
  );
};

/** A partner's view of a stream as it stands; undefined when it was never told of it. */
export const viewOf = async (context: Context, partner: string, subject: string) => {
  const found = await context.read<View>('view', viewId(partner, subject));
  return found?.state.stage === 'open' ? found.state : undefined;
};
