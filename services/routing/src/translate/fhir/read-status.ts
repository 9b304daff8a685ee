import {
  type Actor,
  actors,
  closedStatuses,
  openStatuses,
  type Target,
} from '../../domain/referral/transitions.ts';
import { taskStatuses } from '../crosswalk.ts';
import { type Finding, flagged, refused } from '../finding.ts';
import { bserTaskStatuses, readBser, readTask, taskStatusesOf } from '../read-crosswalk.ts';
import { codeIn, type Task } from './resources.ts';
import { bserStatuses, ours } from './systems.ts';

export type ReadStatus = Readonly<{
  status: Target;
  by?: Actor;
  what?: string;
  findings: readonly Finding[];
}>;
type Unread = Readonly<{ status?: undefined; findings: readonly Finding[] }>;

/** `Task.status` with its business status: ours, else BSeR's, else what the crosswalk reads into the bare status. */
export const readStatus = (
  task: Task,
  enrollment: string | undefined,
  place: string,
): ReadStatus | Unread => {
  const own = targetOf(codeIn(task.businessStatus, ours.status));
  const bser = codeIn(task.businessStatus, bserStatuses);
  if (task.status === 'draft') return unread(notSent(place));
  if (!isKnown(task.status, bser)) return unread(unknownStatus(place));
  if (own !== undefined) {
    if (!taskStatusesOf(own).includes(task.status)) return unread(contradiction(task.status, own, place));
    return { status: own, ...movedBy(task), findings: [] };
  }
  if (bser !== undefined) return readBserStatus(task, bser, enrollment, place);
  return bare(task, enrollment, place, []);
};

const targetOf = (code: string | undefined): Target | undefined =>
  [...openStatuses, ...closedStatuses].find((status) => status === code);

const movedBy = (task: Task): { by?: Actor } => {
  const said = task.extension?.find(({ url }) => url === ours.movedBy)?.valueCode;
  const by = actors.find((actor) => actor === said);
  return by === undefined ? {} : { by };
};

// BSeR begins with `received`, which Gravity leaves out; it means sent only beside its own business status.
const isKnown = (status: string, bser: string | undefined): boolean =>
  (taskStatuses as readonly string[]).includes(status) || (status === 'received' && bser === '2.0');

const readBserStatus = (
  task: Task,
  bser: string,
  enrollment: string | undefined,
  place: string,
): ReadStatus | Unread => {
  const allowed = bserTaskStatuses(bser);
  const read = readBser(bser);
  if (!read || allowed.length === 0) return bare(task, enrollment, place, [unknownBusiness(place)]);
  if (!allowed.includes(task.status)) return unread(contradiction(task.status, bser, place));
  const by = actors.find((actor) => actor === read.by);
  return {
    status: read.status,
    ...(by === undefined ? {} : { by }),
    ...(read.what === undefined || read.what === null ? {} : { what: read.what }),
    findings: bser === '5.1' ? [unknownBusiness(place)] : [],
  };
};

const bare = (
  task: Task,
  enrollment: string | undefined,
  place: string,
  before: readonly Finding[],
): ReadStatus | Unread => {
  const status = readTask(task.status, enrollment);
  if (status === undefined) return unread(unknownStatus(place));
  const pause = task.status === 'on-hold' && status === 'active' ? [pausedNotInLine(place)] : [];
  // Some activity must be named: the least that an active Task says is that somebody has a note.
  const what = status === 'active' ? { what: 'interim-note' } : {};
  return { status, ...what, ...movedBy(task), findings: [...before, ...pause] };
};

const unread = (finding: Finding): Unread => ({ findings: [finding] });

const notSent = (place: string): Finding =>
  refused('not-sent', `${place}.status`, {
    reason: 'A draft has not been sent to anybody, so it is no referral yet.',
    mend: 'Translate it once it is requested.',
  });

const unknownStatus = (place: string): Finding =>
  refused('unknown-status', `${place}.status`, {
    reason: 'The status is none that a referral Task of Gravity SDOH-CC STU 3 can have.',
    mend: `Send one of: ${taskStatuses.join(', ')}.`,
  });

const contradiction = (status: string, business: string, place: string): Finding =>
  refused('status-against-business-status', `${place}.businessStatus`, {
    reason: `The business status ${business} does not go with the status ${status}.`,
    mend: 'Set both in one update; which of the two is right only their owner knows.',
  });

const unknownBusiness = (place: string): Finding =>
  flagged('unknown-business-status', `${place}.businessStatus`, {
    reason: "The business status is not in BSeR's code system.",
    mend: 'Use a code of TaskBusinessStatusCS; 5.1 is only in its transitions 31 to 34.',
  });

const pausedNotInLine = (place: string): Finding =>
  flagged('paused', `${place}.status`, {
    reason:
      'On hold means a pause there. It is read as active, because nothing says that the person is in line.',
    mend: 'Add an enrollment status `not-enrolled-on-waitlist` to Task.output if it is a waitlist.',
  });
