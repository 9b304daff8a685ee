import type { PeopleMerged } from '@handoff/schemas';
import type { FactRow, Origin, Placed } from './fact-row.ts';

/** One fact a pair and fund, told and taken back: as it stood on a day is found as of any other fact. */
const rowOf =
  (standing: FactRow['standing']) =>
  ({ fund, persons }: PeopleMerged, { id, subject, sequence = 0, time }: Origin): Placed => {
    const [personId = null, otherPersonId = null] = persons;
    const marks = { id, stream: subject, sequence, fact: 1, standing, why: null };
    return {
      table: 'people_merged',
      row: { ...marks, fund, personId, otherPersonId, trueOn: time.slice(0, 10), knownAt: time },
    };
  };

export const mergedRow = rowOf('told');
export const unmergedRow = rowOf('withdrawn');
