export type FeedEntry = Readonly<{ position: number; id: string; type: string; time: string; data: object }>;

/** `subject` and `sequence` place it in the view that told it. */
export type FedMessage = FeedEntry & Readonly<{ subject: string; sequence: number }>;

/** What partners were told on their `.out`, for those who read it over HTTP, for four weeks. */
export type Feed = Readonly<{
  /**
   * A message's first place in the topic is its position: the relay may send it again after a crash, and whoever reads
   * by position would take that for another.
   */
  keep: (partner: string, message: FedMessage) => Promise<void>;
  /** Undefined: not here, no longer, or another's. */
  find: (partner: string, id: string) => Promise<FeedEntry | undefined>;
  after: (partner: string, position: number, limit: number) => Promise<readonly FeedEntry[]>;
  /** All of a subject below that sequence, also what has not been read into the feed yet. */
  forget: (partner: string, subject: string, below: number) => Promise<void>;
}>;
