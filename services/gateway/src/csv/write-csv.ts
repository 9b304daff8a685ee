import { stringify } from 'csv-stringify/sync';
import type { Fault } from '../fault.ts';
import type { Named } from '../register/own-ids.ts';
import type { Upload } from '../register/uploads.ts';
import type { OpenView } from '../register/views.ts';
import { columns, problemColumns } from './columns.ts';
import { asText } from './formula-cells.ts';

type Cells = readonly (string | null | undefined)[];

/** As spreadsheets write it: CRLF, quoted where needed (RFC 4180). */
const write = (records: readonly Cells[]): string =>
  stringify(
    records.map((cells) => cells.map((cell) => asText(cell ?? ''))),
    { record_delimiter: 'windows' },
  );

/** The rows that were not taken: the same columns, then what is wrong. It can be mended and sent again as it is. */
export const rejectsCsv = ({ rows }: Upload): string => rejectedRows(columns, rows);

type JudgedRow = Pick<Upload['rows'][number], 'line' | 'cells'> &
  Readonly<{ status: string; fault?: Fault | undefined }>;

/** Of a file with these columns. */
export const rejectedRows = (columns: readonly string[], rows: readonly JudgedRow[]): string => {
  const refused = rows.filter(({ status }) => status === 'refused');
  const used = columns.filter((name) => refused.some(({ cells }) => name in cells));
  const records = refused.map(({ line, cells, fault }) => [
    ...used.map((name) => cells[name]),
    String(line),
    fault?.code,
    fault?.place,
    fault?.reason,
    fault?.mend,
  ]);
  return write([[...used, ...problemColumns], ...records]);
};

const worklistColumns = [
  'referral',
  'status',
  'service',
  'program',
  'from',
  'respond_by',
  'comes_with',
  'introduction',
  'version',
  'id',
  'local_ref',
  'term',
] as const;

/** A line of the worklist: what the agency was told, and how it calls it itself. */
export type Waiting = OpenView & Named;

/** What waits for an agency that works in a spreadsheet, who waits longest first; `status` is to be filled in. */
export const worklistCsv = (views: readonly Waiting[]): string => {
  const waiting = views.toSorted((one, other) =>
    (one.about.respondBy ?? '').localeCompare(other.about.respondBy ?? ''),
  );
  const groups = Map.groupBy(views, ({ about }) => about.groupId);
  const records = waiting.map(({ about, told, externalId, localRef, term }) => [
    about.reference,
    about.status,
    about.service,
    about.program,
    about.from,
    about.respondBy,
    withWhom(about, groups),
    about.introduction,
    String(told),
    externalId,
    localRef,
    term,
  ]);
  return write([worklistColumns, ...records]);
};

/** The references of those who come together with this person, as far as they are on the same list. */
const withWhom = (
  { groupId, reference }: OpenView['about'],
  groups: ReadonlyMap<string | undefined, readonly OpenView[]>,
): string | null => {
  if (groupId === undefined) return null;
  const others = (groups.get(groupId) ?? []).flatMap(({ about }) =>
    about.reference === undefined || about.reference === reference ? [] : [about.reference],
  );
  return others.join(' ');
};
