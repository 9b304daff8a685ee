import type { ConsentAnswer, View, ViewEvent, ViewKind } from '../domain/view.ts';

export type OpenView = Extract<View, { stage: 'open' }>;

/** A view with how far its stream has come; `published`: nothing of it waits in the outbox. */
export type ViewOfPerson = OpenView & Readonly<{ version: number; published: boolean }>;

export type Page = Readonly<{
  kind: ViewKind;
  role?: OpenView['about']['role'];
  statuses?: readonly string[];
  /** Only what waits in a community queue, in its order. */
  queued?: true;
  /** An external id, or a place in the queue: those behind it, in that order. */
  after?: string;
  limit: number;
}>;

export type ToldOnce = Readonly<{ type: string; time: string; data: Readonly<Record<string, unknown>> }>;

/** Whom one message was about, and under which consent it was told. */
export type ToldUnder = Readonly<{ personId?: string; consent: ConsentAnswer }>;

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
  ofPerson: (personId: string) => Promise<readonly ViewOfPerson[]>;
  /** How often each kind of message was told. */
  counts: () => Promise<Readonly<Record<string, number>>>;
}>;

/** What agencies say on the phone: three and three, without letters that sound alike. */
export const isReference = (named: string): boolean => /^[0-9A-Z]{3}-[0-9A-Z]{3,4}$/.test(named);

export const toldUnder = (
  { about: { personId } }: OpenView,
  { consent }: Pick<ViewEvent['data'], 'consent'>,
): ToldUnder => ({ consent, ...(personId !== undefined && { personId }) });
