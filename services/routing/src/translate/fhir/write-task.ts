import { codeList } from '@handoff/schemas';
import type { Crosswalk } from '../crosswalk.ts';
import { rowOf } from '../read-crosswalk.ts';
import { hasBegun, type ReferralRecord } from '../referral-record.ts';
import { gravityCodes, ours, profiles, taskCode } from './systems.ts';
import { writeReference } from './write-reference.ts';

/** Keys that would carry nothing are left out: FHIR knows no null. */
const present = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && !isEmpty(value)),
  );

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const labelOf = (list: string, code: string): string => codeList(list).codes.get(code)?.label ?? code;

export const rowFor = (record: ReferralRecord): Crosswalk => rowOf({ ...record, begun: hasBegun(record) });

/** A referral as a Task of SDOH-CC STU 3. Its own status and codes stand beside, so that it can come back whole. */
export const writeTask = (record: ReferralRecord): Record<string, unknown> => {
  const row = rowFor(record);
  return present({
    resourceType: 'Task',
    id: fhirId(record.referral),
    meta: { profile: [profiles.task] },
    contained: record.history.map(provenanceOf(record)),
    extension: extensionsOf(record),
    identifier: identifiersOf(record),
    groupIdentifier: record.journey === null ? undefined : { system: ours.journey, value: record.journey },
    partOf:
      record.partOf === null
        ? undefined
        : [
            {
              reference: `Task/${fhirId(record.partOf)}`,
              identifier: { system: ours.referral, value: record.partOf },
            },
          ],
    status: row.task,
    statusReason: statusReasonOf(record),
    businessStatus: {
      coding: [
        { system: ours.status, code: record.status, display: labelOf('referral-status', record.status) },
      ],
    },
    intent: 'order',
    code: { coding: [{ system: taskCode, code: 'fulfill', display: 'Fulfill the focal request' }] },
    focus: { reference: focusOf(requestId(record)) },
    for: writeReference(record.person, ours.person),
    authoredOn: record.sentAt,
    lastModified: record.at ?? undefined,
    requester: writeReference(record.from, ours.agency),
    owner: record.to === null ? undefined : writeReference(record.to, ours.agency),
    restriction: record.respondBy === null ? undefined : { period: { end: record.respondBy } },
    relevantHistory: record.history.map((_, index) => ({ reference: `#was-${index}` })),
    output: outputsOf(record, row),
  });
};

/** An order in another system is named by its whole address. */
const focusOf = (request: string): string =>
  /^(https?:|urn:)/.test(request) ? request : `ServiceRequest/${request}`;

/** An id that FHIR takes is kept; the whole of it travels as an identifier anyway. */
export const fhirId = (id: string): string => id.replaceAll(/[^A-Za-z0-9.-]/g, '-').slice(0, 64);

export const requestId = ({ request, referral }: Pick<ReferralRecord, 'request' | 'referral'>): string =>
  request ?? `${fhirId(referral).slice(0, 56)}-request`;

export const enrollmentId = ({ referral }: ReferralRecord): string =>
  `${fhirId(referral).slice(0, 53)}-enrollment`;

const identifiersOf = ({ referral, reference, replaces }: ReferralRecord) => [
  { system: ours.referral, value: referral },
  ...(reference === null ? [] : [{ system: ours.reference, value: reference }]),
  ...(replaces === null ? [] : [{ system: ours.replaces, value: replaces }]),
];

const extensionsOf = ({ by, position }: ReferralRecord) => [
  ...(by === null ? [] : [{ url: ours.movedBy, valueCode: by }]),
  ...(position === null ? [] : [{ url: ours.position, valueInteger: position }]),
];

const reasonList: Readonly<Record<string, string>> = {
  declined: 'decline-reason',
  withdrawn: 'withdrawal-reason',
  'entered-in-error': 'error-reason',
};

const statusReasonOf = (record: ReferralRecord) => {
  const said = [
    [ours.reason, reasonList[record.status] ?? 'decline-reason', record.reason],
    [ours.question, 'question', record.question],
    [ours.condition, 'condition', record.conditional],
    [ours.activity, 'activity', record.what],
  ] as const;
  const coding = said.flatMap(([system, list, code]) =>
    code === null ? [] : [{ system, code, display: labelOf(list, code) }],
  );
  // The profile wants a text wherever there is a reason; it is the label of the status where no code was given.
  const text = coding[0]?.display ?? labelOf('referral-status', record.status);
  const needsOne = ['declined', 'withdrawn', 'expired', 'waitlisted'].includes(record.status);
  if (coding.length === 0) return needsOne ? { text } : undefined;
  return { coding, text };
};

const outputsOf = (record: ReferralRecord, { enrollment }: Crosswalk) => [
  ...(record.result === null
    ? []
    : [
        {
          type: { coding: [{ system: ours.result, code: 'result', display: 'What came of it' }] },
          valueCodeableConcept: {
            coding: [
              {
                system: ours.result,
                code: record.result,
                display: labelOf('referral-result', record.result),
              },
            ],
          },
        },
      ]),
  ...(enrollment === undefined
    ? []
    : [
        {
          type: { coding: [{ system: gravityCodes, code: 'additional-content' }] },
          valueReference: { reference: `Observation/${enrollmentId(record)}` },
        },
      ]),
];

const provenanceOf =
  ({ referral, from }: ReferralRecord) =>
  ({ status, at, by }: ReferralRecord['history'][number], index: number) => ({
    resourceType: 'Provenance',
    id: `was-${index}`,
    target: [{ reference: `Task/${fhirId(referral)}` }],
    occurredDateTime: at,
    recorded: at,
    activity: { coding: [{ system: ours.status, code: status }] },
    agent: [
      {
        ...(by === null ? {} : { type: { coding: [{ system: ours.actor, code: by }] } }),
        who: writeReference(from, ours.agency),
      },
    ],
  });
