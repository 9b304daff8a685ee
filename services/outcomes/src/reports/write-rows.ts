import { writeFileSync } from 'node:fs';
import type { FileRow } from './pirl-like.ts';

/** RFC 4180. A cell that a spreadsheet would take for a formula is quoted with an apostrophe before it. */
export const csvOf = (columns: readonly string[], rows: readonly FileRow[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.map(cellOf).join(',')}\r\n`)
    .join('');

const cellOf = (text: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

const ndjsonOf = (rows: readonly FileRow[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** Both ways of writing the same rows. */
export const writeRows = (path: string, columns: readonly string[], rows: readonly FileRow[]): void => {
  writeFileSync(`${path}.csv`, csvOf(columns, rows));
  writeFileSync(`${path}.ndjson`, ndjsonOf(rows));
};
