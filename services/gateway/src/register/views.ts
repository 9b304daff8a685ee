import type { About, ConsentAnswer, View, ViewEvent, ViewKind } from '../domain/view.ts';

export type OpenView = Extract<View, { stage: 'open' }>;

/** A view with how far its stream has come; `published`: nothing of it waits in the outbox. */
export type ViewOfPerson = OpenView & Readonly<{ version: number; published: boolean }>;

export type Page = Readonly<{
  kind: ViewKind;
  role?: OpenView['about']['role'];
  statuses?: readonly string[];
  /** Only what waits in a community queue, in its order. */
  queued?: true;
  /** Only of people who come together. */
  groupId?: string;
  /** An external id, or a place in the queue: those behind it, in that order. */
  after?: string;
  limit: number;
}>;

export type ToldOnce = Readonly<{ type: string; time: string; data: Readonly<Record<string, unknown>> }>;

/** Whom one message was about, and under which consent it was told. */
export type ToldUnder = Readonly<{ personId?: string; consent: ConsentAnswer }>;

/** A view of which nothing has left, and the consents that what waits in it was written under. */
export type UntoldView = Readonly<{ subject: string; personId?: string; purposes: readonly string[] }>;

/** Questions across the views' streams, the reverse of the id map among them. Read from the documents themselves. */
export type Views = Readonly<{
  /** By the partner's own id for the subject, or a referral's short reference, which may fit more than one. */
  find: (partner: string, kind: ViewKind, named: string) => Promise<readonly OpenView[]>;
  /** Those of these subjects that a partner was told of. */
  about: (partner: string, kind: ViewKind, subjects: readonly string[]) => Promise<readonly OpenView[]>;
  list: (partner: string, page: Page) => Promise<readonly OpenView[]>;
  /** What a partner was told about a journey and the intake it grew from, by time. */
  toldOf: (partner: string, journeyId: string, intakeId: string) => Promise<readonly ToldOnce[]>;
  /** What stands behind one message of a view, by its sequence there; undefined once the view is forgotten. */
  toldUnder: (partner: string, externalId: string, sequence: number) => Promise<ToldUnder | undefined>;
  /** Which version of the subject's own stream the partner knew when its view had come so far; undefined: it hadn't. */
  sourceOf: (partner: string, externalId: string, told: number) => Promise<number | undefined>;
  ofPerson: (personId: string) => Promise<readonly ViewOfPerson[]>;
  /** A partner's views of which nothing has left yet. */
  untold: (partner: string) => Promise<readonly UntoldView[]>;
  /** A view of which nothing has left goes as if it had never been; false: there is none, or something has. */
  drop: (partner: string, subject: string) => Promise<boolean>;
  /** How often each kind of message was told. */
  counts: () => Promise<Readonly<Record<string, number>>>;
}>;

/** What agencies say on the phone: three and three, without letters that sound alike. */
export const isReference = (named: string): boolean => /^[0-9A-Z]{3}-[0-9A-Z]{3,4}$/.test(named);

export const untoldView = (
  { subject, about: { personId } }: OpenView,
  events: readonly Pick<ViewEvent, 'data'>[],
): UntoldView => {
  const asked = events.flatMap(({ data: { consent } }) =>
    consent.asked && consent.allowed && consent.purpose !== undefined ? [consent.purpose] : [],
  );
  return { subject, purposes: [...new Set(asked)], ...(personId !== undefined && { personId }) };
};

export const toldUnder = (
  { about: { personId } }: OpenView,
  { consent }: Pick<ViewEvent['data'], 'consent'>,
): ToldUnder => ({ consent, ...(personId !== undefined && { personId }) });

type ToldOf = Readonly<{ sequence: number; about: About }>;

/** A fact told beside a referral says nothing of its version: the newest notice before does. */
export const sourceAt = (told: readonly ToldOf[], version: number): number | undefined =>
  told.some(({ sequence }) => sequence === version)
    ? told.findLast(({ sequence, about }) => sequence <= version && about.source !== undefined)?.about.source
    : undefined;
