import { keptDeclineReason } from '@handoff/schemas';
import {
  activities,
  conditions,
  errorReasons,
  questions,
  results,
  withdrawalReasons,
} from '../../domain/codes.ts';
import type { Target } from '../../domain/referral/transitions.ts';
import { type Finding, flagged, notCarried } from '../finding.ts';
import type { Outcomes } from './read-outcome.ts';
import { codeIn, type Task } from './resources.ts';
import { ours } from './systems.ts';

const listed = <Code extends string>(list: readonly Code[], said: string | undefined): Code | null =>
  list.find((code) => code === said) ?? null;

type Details = Readonly<{
  reason: string | null;
  question: string | null;
  conditional: string | null;
  what: string | null;
  result: string | null;
  findings: readonly Finding[];
}>;

/** What goes with a status. Codes of ours come back as they were; the free text of others is never carried. */
export const readDetails = (
  task: Task,
  read: Readonly<{ status: Target; what?: string }>,
  outcomes: Outcomes,
  place: string,
): Details => {
  const { statusReason } = task;
  const { status } = read;
  const reason = readReason(task, status, place);
  const result = status === 'completed' ? readResult(task, outcomes, place) : { result: null, findings: [] };
  return {
    reason: reason.reason,
    question: listed(questions, codeIn(statusReason, ours.question)),
    conditional: listed(conditions, codeIn(statusReason, ours.condition)),
    what: status === 'active' ? whatOf(statusReason, read.what) : null,
    result: result.result,
    findings: [...reason.findings, ...result.findings],
  };
};

const whatOf = (statusReason: Task['statusReason'], read: string | undefined): string | null =>
  listed(activities, codeIn(statusReason, ours.activity)) ?? listed(activities, read);

const readReason = (
  { statusReason }: Task,
  status: Target,
  place: string,
): Readonly<{ reason: string | null; findings: readonly Finding[] }> => {
  const coded = codeIn(statusReason, ours.reason);
  if (status === 'declined') return readDecline(coded, statusReason?.text, `${place}.statusReason`);
  if (status === 'withdrawn') return { reason: listed(withdrawalReasons, coded), findings: [] };
  return { reason: listed(errorReasons, coded), findings: [] };
};

const readDecline = (coded: string | undefined, text: string | undefined, place: string) => {
  const kept = keptDeclineReason(coded ?? '');
  if (kept !== undefined) return { reason: kept, findings: [] };
  const general = keptDeclineReason(text ?? '');
  if (general === undefined)
    return { reason: null, findings: text === undefined ? [] : [reasonNotCarried(place)] };
  return { reason: general, findings: general === text ? [] : [generalised(place)] };
};

// The text itself is never repeated: it may be the very fact that must not travel.
const reasonNotCarried = (place: string): Finding =>
  notCarried('reason-not-carried', `${place}.text`, {
    reason: 'Why an agency said no is a code of a closed list here; free text could reveal a protected fact.',
    mend: 'Add a coding of urn:handoff:reason beside the text.',
  });

const generalised = (place: string): Finding =>
  flagged('reason-generalised', `${place}.text`, {
    reason: 'The reason names a protected fact, so it is carried as requirements-not-completed.',
    mend: 'Nothing to do here; ask the sender to code its reasons.',
  });

const readResult = ({ status }: Task, { ownResult, enrollment, activity }: Outcomes, place: string) => {
  const own = listed(results, ownResult);
  if (own !== null) return { result: own, findings: [] };
  if (status === 'failed') return { result: 'could-not-be-helped', findings: [] };
  if (enrollment === 'enrolled') return { result: 'enrolled', findings: [] };
  if (activity) return { result: 'served', findings: [] };
  if (enrollment !== undefined) return { result: 'could-not-be-helped', findings: [] };
  return { result: null, findings: [withoutOutcome(place)] };
};

const withoutOutcome = (place: string): Finding =>
  flagged('completed-without-outcome', `${place}.output`, {
    reason:
      'It is completed, and nothing says whether the person was enrolled, served or could not be helped.',
    mend: 'Add a Procedure or a program enrollment status to Task.output.',
  });
