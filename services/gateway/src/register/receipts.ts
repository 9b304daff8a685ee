/**
 * What an agency owes once somebody took consent back or was erased: a word on what became of what it had. It outlives
 * the person, so it names the referral as the holder knows it and the intake as the asker does, and nobody.
 */
export type Due = Readonly<{
  /** Who holds something; `exchange` for the exchange itself. */
  holder: string;
  referral: string;
  service: string | null;
  /** Who asked on behalf of the person, and under which id. */
  asker: string;
  intake: string;
  because: 'consent-withdrawn' | 'person-erased';
  askedAt: string;
  dueBy: string;
}>;

/** Erased, or kept because a law says so: which one, and until when. Of the exchange: until the last backup has ended. */
export type Receipt = Readonly<{
  outcome: 'erased' | 'kept-by-law';
  until: string | null;
  citation: string | null;
  at: string;
}>;

export type Owed = Due & Readonly<{ receipt: Receipt | null }>;

export type Receipts = Readonly<{
  /** Asked again, the first asking stands. */
  ask: (due: Due, receipt?: Receipt) => Promise<void>;
  /** Of all that a holder owes about a referral. False: it owes nothing about it. */
  give: (holder: string, referral: string, receipt: Receipt) => Promise<boolean>;
  owedBy: (holder: string) => Promise<readonly Owed[]>;
  /** What nobody said a word about in time, oldest first. */
  overdue: (today: string) => Promise<readonly Owed[]>;
  askedFor: (asker: string, intake: string) => Promise<readonly Owed[]>;
}>;
