import type { Decider } from '@handoff/decider';

/** The kinds of stream a partner sees. `message` holds the answer to one message of its own, `webhook` what became of one,
 * `news` what came in a quarter of the people it sent. */
export type ViewKind = 'intake' | 'journey' | 'referral' | 'message' | 'webhook' | 'news';

/** The partner's place in a referral: it referred, or it receives. */
export type Role = 'referrer' | 'receiver';

/** What the exchange keeps of the subject, to resolve and list it. Internal ids: never sent. */
export type About = Readonly<{
  personId?: string;
  intakeId?: string;
  journeyId?: string;
  role?: Role;
  reference?: string;
  status?: string;
  service?: string;
  program?: string | null;
  from?: string;
  to?: string;
  step?: string | null;
  respondBy?: string | null;
  /** Its place in a community queue, as text that sorts: how urgent, then since when. */
  queue?: string;
  priority?: number | null;
  /** Of the subject's own stream: the version that the partner was told of last. */
  source?: number;
  /** The household or group the person comes with. */
  groupId?: string;
  introduction?: string;
  /** The last thing told was that it was taken back, and nothing else. */
  bare?: boolean;
}>;

/** What intake answered when it was asked whether this may be told; kept with what was told. */
export type ConsentAnswer = Readonly<{
  asked: boolean;
  allowed: boolean;
  /** What the person was asked to agree to. */
  purpose?: string;
  sequence?: number;
  reason?: string;
}>;

export type PartnerMessage = Readonly<{ type: string; data: Readonly<Record<string, unknown>> }>;

type Told = Readonly<{ message: PartnerMessage['data']; about: About; consent: ConsentAnswer }>;

export type ViewCommand = Readonly<{
  type: 'Tell';
  at: string;
  data: Readonly<{
    partner: string;
    kind: ViewKind;
    subject: string;
    externalId: string;
    message: PartnerMessage;
    about: About;
    consent: ConsentAnswer;
  }>;
}>;

/** The type is the partner message's own: the event IS what the partner is told, with what we keep beside it. */
export type ViewEvent = Readonly<{
  type: string;
  data: Told & Readonly<{ partner: string; kind: ViewKind; subject: string; externalId: string }>;
}>;

export type View =
  | { readonly stage: 'unopened' }
  | {
      readonly stage: 'open';
      readonly partner: string;
      readonly kind: ViewKind;
      /** The internal stream this is a view of. */
      readonly subject: string;
      readonly externalId: string;
      readonly about: About;
      readonly consent: ConsentAnswer;
      readonly told: number;
    };

const decide = ({ data }: ViewCommand, view: View): readonly ViewEvent[] => {
  const { message, ...rest } = data;
  if (data.about.bare && !mayBeTakenBack(view)) return [];
  return [{ type: message.type, data: { ...rest, message: numbered(data, view) } }];
};

/** A notice says which one it is, so that an answer can say what it answers; to what was taken back there is none. */
const numbered = ({ about, message }: ViewCommand['data'], view: View): PartnerMessage['data'] =>
  message.type === 'ReferralNotice' && !about.bare
    ? { ...message.data, version: toldBy(view) + 1 }
    : message.data;

const toldBy = (view: View): number => (view.stage === 'open' ? view.told : 0);

/** Once, and from whoever was told of it: to anybody else it would say that there is something to take back. */
const mayBeTakenBack = (view: View): boolean => view.stage === 'open' && view.about.bare !== true;

const aboutBefore = (view: View): About => {
  if (view.stage !== 'open') return {};
  const { bare: _, ...about } = view.about;
  return about;
};

const evolve = (view: View, { data }: ViewEvent): View => ({
  stage: 'open',
  partner: data.partner,
  kind: data.kind,
  subject: data.subject,
  externalId: data.externalId,
  about: { ...aboutBefore(view), ...data.about },
  consent: data.consent,
  told: toldBy(view) + 1,
});

/**
 * One partner's view of one stream. Its events are the messages the partner gets, so that what was said, under which
 * ids, with which consent, in which order, is one document and survives a kill together.
 */
export const view: Decider<ViewCommand, View, ViewEvent> = { initial: { stage: 'unopened' }, decide, evolve };

export const viewId = (partner: string, subject: string): string => `view-${partner}|${subject}`;
