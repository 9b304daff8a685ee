import type { Ids } from '@handoff/host';
import type { FactRow } from '../tables/fact-row.ts';
import type { ExportNote } from './export-notes.ts';

/** Columns that name something of one person's. */
const named: readonly string[] = [
  'stream',
  'participationId',
  'referralId',
  'journeyId',
  'personId',
  'otherPersonId',
  'intakeId',
];
/** An id of the exchange, whichever column bears it: who adds a column need not think of it. */
const idOfOurs = /^[a-z]+-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * No id of the exchange leaves it. An agency reads of its people under the ids by which it was told of them; everybody else
 * reads pseudonyms that are the same in every export, so that two of them can be compared, and lead nowhere; they keep the
 * ids of events, which only the exchange can look up: a figure names them (`handoff why`).
 */
export const renameFor =
  ({ audience, agency }: Pick<ExportNote, 'audience' | 'agency'>, ids: Pick<Ids, 'derive'>) =>
  (row: FactRow): FactRow => ({
    ...row,
    // The same event stands in the rows of several agencies: by its own id two of them would find the person they share.
    ...(audience === 'mine' && { id: ids.derive('event', `external|${agency}|${row.id}`) }),
    ...Object.fromEntries(
      Object.entries(row).flatMap(([column, id]) =>
        typeof id === 'string' && column !== 'id' && (named.includes(column) || idOfOurs.test(id))
          ? [[column, renamed(id, audience === 'mine' ? agency : null, ids)]]
          : [],
      ),
    ),
  });

const renamed = (id: string, agency: string | null, ids: Pick<Ids, 'derive'>): string => {
  const type = id.slice(0, id.indexOf('-'));
  // As the gateway names them to a partner: decision 5.
  return ids.derive(type, agency === null ? `analyst|${id}` : `external|${agency}|${id}`);
};
