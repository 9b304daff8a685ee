import { stringify } from 'csv-stringify/sync';
import type { Upload } from '../mongo/uploads.ts';
import type { OpenView } from '../mongo/views.ts';
import { columns } from './columns.ts';

/** A cell that a spreadsheet would run as a formula is written so that it is read as text (CWE-1236). */
const asText = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** The rows that were not taken: the same columns, then why. It can be mended and sent again as it is. */
export const rejectsCsv = ({ rows }: Upload): string => {
  const refused = rows.filter(({ status }) => status === 'refused');
  const used = columns.filter((name) => refused.some(({ cells }) => name in cells));
  const records = refused.map(({ line, cells, fault }) => [
    ...used.map((name) => asText(cells[name] ?? '')),
    String(line),
    fault?.code ?? '',
    fault?.place ?? '',
    fault?.reason ?? '',
    fault?.mend ?? '',
  ]);
  return stringify([[...used, 'line', 'code', 'place', 'reason', 'mend'], ...records], {
    record_delimiter: 'windows',
  });
};

/** What waits for an agency that works in a spreadsheet; `status` is filled in and sent back. */
export const worklistCsv = (views: readonly OpenView[]): string => {
  const header = ['referral', 'status', 'service', 'program', 'from', 'respond_by', 'id'];
  const records = views.map(({ about, externalId }) => [
    about.reference ?? '',
    about.status ?? '',
    about.service ?? '',
    about.program ?? '',
    about.from ?? '',
    about.respondBy ?? '',
    externalId,
  ]);
  return stringify([header, ...records.map((cells) => cells.map(asText))], { record_delimiter: 'windows' });
};
