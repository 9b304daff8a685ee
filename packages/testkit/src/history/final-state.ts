/** Everything there is to read once the exchange is healed and drained. What is left out is not checked. */
export type FinalState = Readonly<{
  /** Business time of the reading. */
  now: string;
  /** Services whose streams were read, all of them. */
  services: readonly string[];
  streams: readonly StreamRead[];
  /** All topics from their first offset. */
  records: readonly RecordRead[];
  parked: readonly Readonly<{ consumer: string; stream: string; code: string }>[];
  /** What was ever parked, also if it was redriven since: an outage parks nothing. */
  parkings?: readonly Readonly<{ consumer: string; stream: string; code: string }>[];
  /** Consumer groups that have not handled everything. */
  lag: readonly Readonly<{ consumer: string; topic: string; partition: number; behind: number }>[];
  /** What streams answered to commands, also where no event came of it. */
  handled?: readonly Readonly<{ stream: string; causation: string; kind: string }>[];
  /** What partners took, each by its own way, in the order in which they took it. */
  takes?: readonly Take[];
  /** Rows of the fact tables, as outcomes keeps them. */
  tables?: Tables;
  /** The same tables made anew from the events, every event given three times. */
  rebuilt?: Tables;
  /** Texts that only some may ever read; `mayRead` empty: nobody may, in clear. */
  canaries?: readonly Readonly<{ text: string; mayRead: readonly string[] }>[];
  /** What could be read, by whom and where. `nobody`: it must be readable to no one. */
  readings?: readonly Readonly<{ by: string; where: string; text: string }>[];
}>;

export type EventRead = Readonly<{
  id: string;
  type: string;
  sequence: number;
  time: string;
  causation: string;
  data: Readonly<Record<string, unknown>>;
}>;

export type StreamRead = Readonly<{
  service: string;
  id: string;
  version: number;
  published: number;
  dueAt?: string | null;
  events: readonly EventRead[];
}>;

export type RecordRead = Readonly<{
  topic: string;
  partition: number;
  offset: number;
  key: string;
  id: string;
  /** Short name of the record. */
  type: string;
  /** The service that sent it. */
  source: string;
  /** Null for what is no event: commands, answers. */
  sequence: number | null;
  causation: string | null;
  value: Readonly<Record<string, unknown>>;
}>;

export type Take = Readonly<{
  partner: string;
  /** Id of the message; a partner that sees it twice knows it as one. */
  id: string;
  kind: string;
  /** The exchange's own id of the referral, found through the partner's id of it. */
  referralId: string | null;
  body: unknown;
}>;

export type Row = Readonly<{ id: string }> & Readonly<Record<string, unknown>>;
export type Tables = Readonly<Record<string, readonly Row[]>>;
