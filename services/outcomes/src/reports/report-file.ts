import type { FileRow } from './pirl-like.ts';

/** A file of a report before it is written: cells are text. */
export type ReportFile = Readonly<{ name: string; columns: readonly string[]; rows: readonly FileRow[] }>;
