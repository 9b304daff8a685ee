import type { Target } from '../domain/referral/transitions.ts';
import { type Crosswalk, crosswalk } from './crosswalk.ts';

type Standing = Readonly<{
  status: Target;
  by: string | null;
  what: string | null;
  result: string | null;
  begun: boolean;
}>;

/** The row a referral stands on. */
export const rowOf = (standing: Standing): Crosswalk => {
  const found = crosswalk.find(
    ({ status, only }) => status === standing.status && holds(only ?? {}, standing),
  );
  if (!found) throw new TypeError(`the crosswalk lacks ${standing.status}`);
  return found;
};

const holds = (only: NonNullable<Crosswalk['only']>, { by, what, result, begun }: Standing): boolean =>
  (only.by === undefined || only.by === by) &&
  (only.what === undefined || only.what === what) &&
  (only.result === undefined || only.result === result) &&
  (only.begun === undefined || begun);

/** The Task statuses in which a referral of this status can stand. */
export const taskStatusesOf = (status: Target): readonly string[] =>
  crosswalk.flatMap((row) => (row.status === status ? [row.task] : []));

/** What a BSeR business status allows as `Task.status`; 5.1 is used by its transitions 31 to 34 and in no code system. */
export const bserTaskStatuses = (business: string): readonly string[] => {
  const rows = crosswalk.flatMap(({ bser }) => (bser?.business === business ? [bser.task] : []));
  if (rows.length > 0) return [...new Set(business === '2.0' ? [...rows, 'requested'] : rows)];
  return business === '5.1' || business === '5.1.3' ? ['in-progress'] : [];
};

const bserReads: Readonly<Record<string, Partial<Standing> & { status: Target }>> = {
  '2.0': { status: 'offered' },
  '3.0': { status: 'accepted' },
  '4.0': { status: 'declined', by: 'T' },
  '5.1': { status: 'active', what: 'interim-note' },
  '5.1.1': { status: 'active', what: 'scheduled' },
  '5.1.2': { status: 'active', what: 'no-show' },
  '5.1.3': { status: 'active', what: 'contacted' },
  '5.1.4': { status: 'active', what: 'appointment' },
  '5.2': { status: 'withdrawal-requested' },
  '6.0': { status: 'withdrawn' },
  '7.0': { status: 'completed' },
};

/** How a BSeR business status is read. */
export const readBser = (business: string) => bserReads[business];

/** How a Task is read that brings no word of ours and no business status. */
export const readTask = (task: string, enrollment: string | undefined): Target | undefined => {
  // On hold is a pause; only the enrollment status says that it is a line.
  if (task === 'on-hold' && enrollment !== 'not-enrolled-on-waitlist') return 'active';
  // Attempted and not carried out: closed, with nothing to show for it.
  if (task === 'failed') return 'completed';
  return crosswalk.find((row) => row.reads === true && row.task === task)?.status;
};
