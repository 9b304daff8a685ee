import { Refusal } from '@handoff/decider';

/** A row without a column that is always filled: its table got the column since, and its rows are not made anew yet. */
export const madeBefore = (table: string, column: string): Refusal =>
  new Refusal('made-before-column', {
    place: `${table}.${column}`,
    reason:
      'A row says nothing in this column, which is always filled: it was made before the column was there.',
    mend: 'Make the rows anew by `handoff replay outcomes.facts --from owners`; then take the snapshot out again.',
  });
