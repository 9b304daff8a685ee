import type { Fault } from '../fault.ts';
import type { ReadRow } from './read-rows.ts';

/** Second pass: duplicates. The same words about the same referral twice in one file are taken once. */
export const withoutRepeats = (rows: readonly ReadRow[]): readonly ReadRow[] => {
  const first = new Map<string, number>();
  return rows.map((read): ReadRow => {
    if (read.row === undefined) return read;
    const said = JSON.stringify(read.row);
    const line = first.get(said);
    if (line === undefined) first.set(said, read.line);
    return line === undefined ? read : { line: read.line, cells: read.cells, fault: repeats(line) };
  });
};

const repeats = (line: number): Fault => ({
  code: 'repeated-row',
  place: 'row',
  reason: `it says the same as line ${line}`,
  mend: 'Nothing is lost; leave the row out.',
});
