import { type Program, programs } from '../../indicators/program.ts';
import type { Span } from '../../indicators/program-year.ts';

/** PY2026/aefla/employment_rate_q2: year, program and measure, where the program has it. */
export const programCell = (
  cell: string,
  measure: string,
  having: readonly (Program | 'all')[] = programs,
): Readonly<{ year: number; program: string }> | undefined => {
  const [, year, program, named] = /^PY(\d{4})\/([a-z]+)\/([a-z0-9_]+)$/.exec(cell) ?? [];
  const found = having.find((each) => each === program);
  return named === measure && found !== undefined ? { year: Number(year), program: found } : undefined;
};

export const programCells = (measure: string, having: readonly string[] = programs): string =>
  `PY2026/${having.join('|')}/${measure}`;

export const exitsWithin = ({ from, to }: Span): string =>
  `exits ${from} to ${to}, as the program reported them`;
