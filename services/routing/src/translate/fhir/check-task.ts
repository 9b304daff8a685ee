import { type Finding, flagged, refused } from '../finding.ts';
import type { Placed } from './read-resources.ts';
import { momentOf, type ServiceRequest, type Task } from './resources.ts';

const needed = ['focus', 'for', 'authoredOn', 'requester'] as const;
const withReason = ['rejected', 'cancelled', 'on-hold', 'failed'];
const ended = ['completed', 'failed', 'cancelled', 'rejected', 'entered-in-error'];

/** What the profile asks for, and what the Task and its order say against each other. */
export const checkTask = (
  task: Task,
  place: string,
  beside: Readonly<{
    order: ServiceRequest | undefined;
    isBundle: boolean;
    index: ReadonlyMap<string, Placed>;
  }>,
): readonly Finding[] => [
  ...missing(task, place),
  ...endedBeforeSent(task, place),
  ...withoutReason(task, place),
  ...(beside.order ? againstOrder(task, beside.order, place) : []),
  ...(beside.isBundle && !beside.order ? danglingFocus(task, place) : []),
];

const missing = (task: Task, place: string): readonly Finding[] =>
  needed
    .filter((field) => task[field] === undefined)
    .map((field) =>
      refused('missing-field', `${place}.${field}`, {
        reason: `A referral Task needs ${field} (SDOHCC-TaskForReferralManagement).`,
        mend: `Send the Task with its ${field}.`,
      }),
    );

const endedBeforeSent = ({ authoredOn, executionPeriod }: Task, place: string): readonly Finding[] => {
  const [sent, end] = [momentOf(authoredOn), momentOf(executionPeriod?.end)];
  if (sent === undefined || end === undefined || end >= sent) return [];
  return [
    refused('completed-before-sent', `${place}.executionPeriod.end`, {
      reason: `The work ended at ${end}, and the referral was sent only at ${sent}.`,
      mend: 'Correct the date that is wrong.',
    }),
  ];
};

const withoutReason = ({ status, statusReason }: Task, place: string): readonly Finding[] =>
  withReason.includes(status) && statusReason === undefined
    ? [
        flagged('reason-missing', `${place}.statusReason`, {
          reason: `A Task that is ${status} should say why.`,
          mend: 'Add statusReason.text, and a coding of urn:handoff:reason if there is one.',
        }),
      ]
    : [];

const againstOrder = ({ status }: Task, order: ServiceRequest, place: string): readonly Finding[] => {
  const isOver = ['revoked', 'completed', 'entered-in-error'].includes(order.status);
  if (!isOver || ended.includes(status)) return [];
  return [
    flagged('status-against-order', `${place}.status`, {
      reason: `The Task is ${status}, and the order behind it is ${order.status}.`,
      mend: 'Close the Task too, or put the order back to active.',
    }),
  ];
};

const danglingFocus = ({ focus }: Task, place: string): readonly Finding[] =>
  focus?.reference === undefined
    ? []
    : [
        flagged('dangling-reference', `${place}.focus`, {
          reason: 'The order it names is not in the file, so the service is not known.',
          mend: 'Send the ServiceRequest in the same Bundle.',
        }),
      ];
