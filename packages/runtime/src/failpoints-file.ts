import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parsePoints, type Point } from './failpoint-syntax.ts';

/**
 * The first entry that names this failpoint, crossed out of the file before it fires: the process that is started after
 * a kill must not die of the same entry again.
 */
export const crossOut = (file: string, name: string): Point[] => {
  const points = parsePoints(textOf(file));
  const at = points.findIndex((point) => point.name === name);
  if (at < 0) return [];
  const [due] = points.splice(at, 1);
  if (points.length === 0) rmSync(file);
  else writeFileSync(file, points.map(({ text }) => text).join(','));
  return due ? [due] : [];
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
