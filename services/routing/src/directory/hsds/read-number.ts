import { type Finding, flagged } from '../../translate/finding.ts';
import { numberOf, type Row, textOf } from './tables.ts';
import type { Told } from './told.ts';

/** A number from 0 to `most`; null where nothing is said, or nothing that can be: the latter is told. */
export const readNumber = (row: Row, column: string, most: number): Told<number | null> => {
  if (textOf(row, column) === undefined) return { value: null, findings: [] };
  const value = numberOf(row, column);
  return value !== undefined && value >= 0 && value <= most
    ? { value, findings: [] }
    : { value: null, findings: [noSuchNumber(row, column, most)] };
};

const noSuchNumber = ({ place }: Row, column: string, most: number): Finding =>
  flagged('impossible-number', `${place}.${column}`, {
    reason: `It is no number from 0 to ${most}.`,
    mend: 'Correct the number; until then none is shown.',
  });
