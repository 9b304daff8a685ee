import type { Audience } from './write-snapshot.ts';

/** Who took rows of people out of the exchange, for whom, and when. Notes are added and never changed. */
export type ExportNote = Readonly<{
  id: string;
  audience: Audience;
  /** With `mine`: whose people. */
  agency: string | null;
  by: string;
  at: string;
}>;

export interface ExportNotes {
  note(export_: ExportNote): Promise<void>;
  find(id: string): Promise<ExportNote | undefined>;
  /** Newest first. */
  all(): Promise<readonly ExportNote[]>;
}
