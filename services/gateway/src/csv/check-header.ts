import { Refusal } from '@handoff/decider';
import { bannedWordIn, carriesBannedNumber } from '@handoff/schemas';
import { numberNotWanted } from '../translate/check-numbers.ts';

/** A file whose columns say that it holds what is never taken is not looked into. */
export const checkHeader = (header: readonly string[]): void => {
  // A file without a header begins with a row; that row is not repeated.
  if (header.some(carriesBannedNumber)) throw numberNotWanted('line 1');
  if (header.some((name) => bannedWordIn(name) !== undefined)) throw columnNotWanted();
};

const columnNotWanted = (): Refusal =>
  new Refusal('column-not-wanted', {
    place: 'line 1',
    reason: 'a column is named after something the exchange never takes: a status, a number or an origin',
    mend: 'Take the column out of the file and send it again. Nothing of this file was kept.',
  });
