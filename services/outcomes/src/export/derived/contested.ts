import type { Attested, Conflict } from '../../figures/who-told.ts';
import type { Row } from '../table.ts';
import { filled, maybe } from './column.ts';

/** Where agencies contradict one another: that they do, in what, and who says what. */
export const contestedColumns = [
  filled('is_contested', 'boolean', 'Whether agencies say different things of it.'),
  maybe('contested', 'string', 'What they differ in, with commas.'),
  maybe('said', 'string', 'Who says what of it, as `wageCents: north 1950, south 2000`.'),
];

export const contestedIn = (conflicts: readonly Conflict[]): Row => ({
  is_contested: conflicts.length > 0,
  contested: conflicts.map(({ field }) => field).join(',') || null,
  said:
    conflicts
      .map(({ field, said }) => `${field}: ${said.map(({ by, value }) => `${by} ${value}`).join(', ')}`)
      .join('; ') || null,
});

export const attestedBy = (attestations: readonly Attested[]): string =>
  [...new Set(attestations.map(({ by }) => by))].join(',');
