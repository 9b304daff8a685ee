/** A message of a partner's feed, to be announced at one of its webhooks. Of the message only what is thin. */
export type Announcement = Readonly<{
  partner: string;
  webhook: string;
  /** The event's id: the same at each attempt, and at a replay. */
  id: string;
  type: string;
  time: string;
  /** Its place in the feed; null for what does not stand there. */
  position: number | null;
  /** The partner's own id for what it is about, and its place in that view. */
  subject: string;
  sequence: number;
  /** What the person agreed to hear or be asked for; null where no consent was needed. */
  purpose: string | null;
}>;

export type Attempt = Readonly<{ at: string; ms: number; status?: number; code?: string }>;

/** Where a delivery stands in its webhook's log. */
export const placeOf = ({ time, id }: Pick<Announcement, 'time' | 'id'>): string => `${time}|${id}`;

export type DeliveryStatus = 'pending' | 'delivered' | 'failed' | 'cancelled';

export type Delivery = Announcement &
  Readonly<{
    status: DeliveryStatus;
    /** Why it failed or was cancelled. */
    code?: string;
    /** The newest twenty, oldest first. */
    attempts: readonly Attempt[];
    /** Attempts of this round: a replay begins anew. */
    tries: number;
    /** When the next attempt is due. */
    nextAt?: string;
  }>;

/** One process's hold on a delivery; another's claim ends it. */
export type Claim = Delivery & Readonly<{ fence: number }>;

export type Settled =
  | Readonly<{ status: 'pending'; waitMs: number }>
  | Readonly<{ status: 'delivered' }>
  | Readonly<{ status: 'failed' | 'cancelled'; code: string }>;

export type Lane = Readonly<{ partner: string; webhook: string }>;

export type DeliveryPage = Readonly<{ status?: DeliveryStatus; before?: string; limit: number }>;

/**
 * What is sent, or was, to partners' webhooks. Kept four weeks: longer than a partner's topic, so that a message which
 * is read there again is found here.
 */
export type WebhookDeliveries = Readonly<{
  /** Due at once, or failed from the beginning. One a webhook and message: the first stays, and says false to others. */
  add: (announcement: Announcement, failed?: string) => Promise<boolean>;
  /** Webhooks that something is due at. */
  due: () => Promise<readonly Lane[]>;
  /** The one that is due longest; nobody else gets it for that long. By the database's own time. */
  claim: (lane: Lane, leaseMs: number) => Promise<Claim | undefined>;
  /** False: the claim has ended, and nothing changed. Without an attempt the try is not counted. */
  settle: (claim: Claim, settled: Settled, attempt?: Attempt) => Promise<boolean>;
  find: (lane: Lane, id: string) => Promise<Delivery | undefined>;
  /** The newest first; `before`: those behind that one (placeOf). */
  list: (lane: Lane, page: DeliveryPage) => Promise<readonly Delivery[]>;
  /** Due again at once, whatever became of it; nothing happens to one that is under way. */
  replay: (lane: Lane, id: string) => Promise<boolean>;
  /** Those that failed and were told since then; how many. */
  replayFailed: (lane: Lane, since: string) => Promise<number>;
  /** All that wait. */
  giveUp: (lane: Lane, settled: Readonly<{ status: 'failed' | 'cancelled'; code: string }>) => Promise<void>;
  /** All of a subject below that sequence. */
  forget: (partner: string, subject: string, below: number) => Promise<void>;
  /** How many there are in each status. */
  counts: () => Promise<Readonly<Record<string, number>>>;
}>;
