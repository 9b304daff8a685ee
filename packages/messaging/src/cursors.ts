/** How far a consumer has come in one stream: the last event whose effects all stand. */
export type Cursor = Readonly<{ sequence: number; eventId: string }>;

/** Cursors only ever move forward: an advance to a lower or equal sequence changes nothing. */
export interface Cursors {
  read(consumer: string, stream: string): Promise<Cursor | undefined>;
  /** One question for a whole batch. Streams never seen are absent. */
  readMany(consumer: string, streams: readonly string[]): Promise<Map<string, Cursor>>;
  advance(consumer: string, stream: string, cursor: Cursor): Promise<void>;
  advanceMany(consumer: string, cursors: ReadonlyMap<string, Cursor>): Promise<void>;
}
