const formula = /^[=+\-@\t\r]/;

/** A cell that a spreadsheet would run as a formula is written so that it is read as text (CWE-1236). */
export const asText = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** And back: a file of ours that is sent in again says what it said before. */
export const asWritten = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
